"""The five largest categories of consultations, of all others and of both, as the annual report prints them."""

import html

import streamlit as st

from dashboards import formats
from dashboards.charts.names import shortened
from dashboards.components import address, chart, frame
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.topic_head import HANGING
from dashboards.components.topic_list import LONGEST_NAME
from dashboards.data import Row
from dashboards.hotspots import PLACES, Hotspots
from dashboards.sheets import Sheet
from dashboards.words import Words

KINDS = {"consult": "consult", "other": "other", "total": "all"}


def show(view: View, chosen: Chosen, hotspots: Hotspots, indicator: Row) -> None:
    """Draws the table; shares are printed as `indicator`'s line of the catalogue says."""
    words = view.words
    title = words("hotspots.top_five", period=chosen.period_name)
    frame.heading(title, words("hotspots.top_five_note"))
    rows = hotspots.top()
    lines = "".join(_line(kind, [row for row in rows if row.kind == kind], indicator, words) for kind in KINDS)
    numbers = "".join(f'<th scope="col">{place}</th>' for place in range(1, PLACES + 1))
    head = f'<th scope="col">{html.escape(words("hotspots.columns.kind"))}</th>{numbers}'
    caption = html.escape(title)
    st.html(
        f'<table class="plain five"><caption class="unseen">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
    )
    sheet = Sheet(
        key="top-five",
        title=title,
        note=chosen.told,
        headings=[
            words("hotspots.columns.kind"),
            words("hotspots.ranks"),
            *(words(f"hotspots.columns.{name}") for name in ("category", "requests", "share")),
        ],
        rows=[(_kind(row.kind, words), row.place, row.name, row.requests, row.share) for row in rows],
        fractions=(4,),
    )
    chart.foot(view, chosen, sheet, indicators=[indicator])


def _kind(kind: str, words: Words) -> str:
    return words(f"hotspots.printed.{kind}")


def _line(kind: str, rows: list[Row], indicator: Row, words: Words) -> str:
    cells = "".join(f"<td>{_cell(kind, row, indicator, words)}</td>" for row in rows)
    # A phone, which sets the cells below each other, shows a blank one only where there is no other.
    blank = "".join(
        f'<td class="{"blank" if place else ""}">{formats.EMPTY}</td>' for place in range(len(rows), PLACES)
    )
    return f'<tr><th scope="row">{html.escape(_kind(kind, words))}</th>{cells}{blank}</tr>'


def _cell(kind: str, row: Row, indicator: Row, words: Words) -> str:
    name = address.link(shortened(row.name, LONGEST_NAME), topic=row.category_code, type=KINDS[kind], **HANGING)
    share = formats.percent(row.share, indicator.decimals, indicator.rounding)
    return f"<b>{name}</b><span>{formats.exact(row.requests)}<small>（{share}）</small></span>"
