"""Units by one indicator, with their volume and their place among peers: a rate is never without its volume."""

import html
from collections.abc import Sequence

import streamlit as st

from dashboards import formats
from dashboards.charts.names import shortened
from dashboards.components import address, chart, definition, status, unit_peers
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.unit_data import ON_TIME, SATISFACTION, VOLUME
from dashboards.components.unit_peers import LONGEST_NAME
from dashboards.data import Row
from dashboards.sheets import Sheet
from dashboards.words import Words


def show(  # noqa: PLR0917
    view: View, chosen: Chosen, indicator: Row, shown: Sequence[Row], sheet: Sheet, remark: str
) -> None:
    """Draws the rows `shown`, each linked to its unit; the sheet holds all there are."""
    words = view.words
    longest = 1.0 if indicator.kind == "ratio" else max((row.value or 0 for row in shown), default=0)
    head = "".join(
        f'<th scope="col" class="{kind}">{html.escape(text)}</th>' for kind, text in _headings(indicator, words)
    )
    body = "".join(_line(indicator, place, row, longest, words) for place, row in enumerate(shown, start=1))
    st.html(
        f'<table class="units"><caption class="unseen">{html.escape(sheet.title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    chart.foot(view, chosen, sheet, indicators=[indicator], remark=remark)


def sheet(view: View, indicator: Row, rows: Sequence[Row], title: str, note: str) -> Sheet:
    """All units with every figure of the table, for a spreadsheet."""
    words = view.words
    headings = [
        words("column.code"),
        words("units.columns.unit"),
        words("units.columns.peers"),
        definition.name_of(indicator, words),
        words("units.columns.of"),
        words("column.last_year"),
        words("units.columns.place"),
        words("units.columns.of_peers"),
        words("units.columns.band"),
        words("units.columns.requests"),
        words("units.columns.due"),
        words("units.columns.on_time"),
        words("units.columns.rated"),
        words("units.columns.satisfaction"),
    ]
    cells = [
        (
            row.unit_code, row.name, unit_peers.name_of(row, words), row.value, row.denominator, row.value_last_year,
            row.place, row.peers if row.place else None, words(f"units.bands.{row.band}") if row.band else None,
            row.requests, row.due, row.on_time, row.rated, row.satisfaction,
        )
        for row in rows
    ]  # fmt: skip
    fractions = (3, 5, 11, 13) if indicator.unit == formats.PERCENT else (11, 13)
    return Sheet("units", title, note, headings, cells, fractions)


def _headings(indicator: Row, words: Words) -> list[tuple[str, str]]:
    return [
        ("", words("units.columns.unit")),
        ("", definition.name_of(indicator, words)),
        ("wide", words("units.figures.change")),
        *((kind, words(f"units.columns.{name}")) for kind, name in _beside(indicator)),
        ("wide" if indicator.indicator_id == VOLUME else "", words("units.columns.place")),
    ]


def _beside(indicator: Row) -> list[tuple[str, str]]:
    """What stands beside the figure in focus: on a phone, only the rate of an amount."""
    on_time = "beside" if indicator.indicator_id == VOLUME else "beside wide"
    known = {
        VOLUME: ("beside wide", "requests"),
        ON_TIME: (on_time, "on_time"),
        SATISFACTION: ("beside wide", "satisfaction"),
    }
    return [column for key, column in known.items() if key != indicator.indicator_id]


def _line(indicator: Row, place: int, row: Row, longest: float, words: Words) -> str:
    name = address.link(shortened(row.name, LONGEST_NAME), unit=row.unit_code)
    on_time = _rate(row.on_time, row.is_on_time_target_met, words("units.none_due"), words)
    satisfaction = _rate(row.satisfaction, row.is_satisfaction_target_met, words("units.none_rated"), words)
    cells = {"requests": formats.compact(row.requests, words), "on_time": on_time, "satisfaction": satisfaction}
    beside = "".join(f'<td class="{kind}">{cells[name]}</td>' for kind, name in _beside(indicator))
    wide = " wide" if indicator.indicator_id == VOLUME else ""
    change = status.short_change(indicator, row, words) or formats.EMPTY
    return (
        f'<tr data-unit="{html.escape(row.unit_code)}"><th scope="row"><div><i>{place}</i><span>{name}'
        f"<small>{html.escape(unit_peers.name_of(row, words))}</small></span></div></th>"
        f"{_bar(indicator, row, longest, words)}"
        f'<td class="wide">{html.escape(change)}</td>'
        f"{beside}"
        f'<td class="standing{wide}">{standing(row, words)}</td></tr>'
    )


def _bar(indicator: Row, row: Row, longest: float, words: Words) -> str:
    value = definition.value_of(indicator, words, row.value)
    out_of = words("by.out_of", count=formats.compact(row.denominator, words)) if row.denominator else ""
    width = (row.value or 0) / longest if longest else 0
    return (
        f'<td class="bar"><div style="width:{min(width, 1):.1%}"></div><b>{html.escape(value)}</b>'
        f"{sign(row.is_target_met, words)}<small>{html.escape(out_of)}</small></td>"
    )


def _rate(rate: float | None, is_met: bool | None, none: str, words: Words) -> str:
    """A rate beside the figure in focus, or `none` where there was nothing to divide by."""
    if rate is None:
        return f"<small>{html.escape(none)}</small>"
    return f"{formats.percent(rate, 1)}{sign(is_met, words)}"


def sign(is_met: bool | None, words: Words) -> str:
    """Whether the target is met: a sign to the eye, a word to the ear."""
    if is_met is None:
        return ""
    state, mark = ("met", "✓") if is_met else ("missed", "!")
    word = html.escape(words(f"status.{state}"))
    return f'<span class="sign {state}"><i aria-hidden="true">{mark}</i><em class="unseen">{word}</em></span>'


def standing(row: Row, words: Words) -> str:
    """Place among peers and the third it lies in, as HTML; an amount of failures has no place."""
    if not row.place:
        is_amount = row.denominator is None
        return formats.EMPTY if is_amount else f"<small>{html.escape(words('units.not_ranked'))}</small>"
    band = f'<em class="band {row.band}">{html.escape(words(f"units.bands.{row.band}"))}</em>' if row.band else ""
    return f"{band}<b>{row.place}</b><small> / {row.peers}</small>"
