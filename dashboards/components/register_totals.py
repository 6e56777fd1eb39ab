"""The register of sharing in sums: by level, recipient, method, theme and year."""

import html
from collections.abc import Sequence

import streamlit as st

from dashboards import formats
from dashboards.charts.ranked_bars import Bar, ranked_bars
from dashboards.components import chart
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.sheets import Sheet
from hotline import contracts

# Which code list names the codes of a kind of total; others are words already.
CODES = {"recipient_kind": "recipient_kinds", "method": "share_methods"}
KINDS = ("level", "recipient_kind", "method", "theme", "year")
SHOWN = 8


def show(view: View, area: Row, year: int | None, lines: Sequence[Row]) -> None:
    """Draws a sentence and the bars; `lines` are those of the year."""
    words = view.words
    rows = view.reader.ask("register_totals", area_kind=area.scope_kind, area_code=area.scope_code, year=year)
    by_kind = {kind: [row for row in rows if row.scope_kind == kind] for kind in (*KINDS, "recipient")}
    said = words(
        "sharing.said",
        when=words("sharing.year", year=year) if year else words("sharing.every_year"),
        area=area.name,
        lines=len(lines),
        tickets=formats.compact(sum(line.ticket_count or 0 for line in lines), words),
        recipients=len(by_kind["recipient"]),
    )
    st.html(f'<p class="headline">{html.escape(said)}</p>')
    drawn = [kind for kind in KINDS if by_kind[kind] and (kind != "year" or len(by_kind[kind]) > 1)]
    for pair in (drawn[:3], drawn[3:]):
        for column, kind in zip(st.columns(max(len(pair), 1), gap="medium"), pair, strict=False):
            with column:
                _bars(view, area, kind, by_kind[kind], year)


def _bars(view: View, area: Row, kind: str, rows: Sequence[Row], year: int | None) -> None:
    words = view.words
    title = words(f"sharing.by.{kind}")
    st.html(f'<h3 class="part">{html.escape(title)}</h3>')
    bars = [
        Bar(
            name=name_of(view, kind, row.scope_code),
            value=float(row.tickets),
            written=formats.compact(row.tickets, words),
            details=words("sharing.of_lines", tickets=formats.exact(row.tickets), lines=row.shares),
        )
        for row in rows
    ]
    sheet = Sheet(
        key=f"shared-{kind}",
        title=title,
        note=" · ".join([area.name, str(year or words("sharing.every_year"))]),
        headings=[title, words("sharing.columns.tickets"), words("sharing.lines")],
        rows=[(bar.name, bar.value, row.shares) for bar, row in zip(bars, rows, strict=True)],
    )
    told = words.join([f"{bar.name} {bar.written}" for bar in bars[:SHOWN]])
    remark = words("by.more", shown=SHOWN, count=len(bars)) if len(bars) > SHOWN else ""
    chart.show(view, None, ranked_bars(bars[:SHOWN]), sheet, told, remark=remark)


def name_of(view: View, kind: str, code: str) -> str:
    """What a code is called: a level, a kind of recipient, a method; anything else is its own name."""
    if kind == "level":
        return view.words.of("levels", code)
    names = contracts.codes(CODES[kind]).get(code) if kind in CODES else None
    return names[view.words.language == "en"] if names else code
