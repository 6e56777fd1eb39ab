"""One unit: its figures against last year, target and peers, their course, its topics, its late tickets."""

import html
from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from dashboards import formats
from dashboards.charts.names import shortened
from dashboards.components import (
    address,
    chart,
    definition,
    frame,
    status,
    trend_section,
    unit_choices,
    unit_late_tickets,
    unit_peers,
    unit_table,
    unit_topics,
)
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.unit_data import ON_TIME, VOLUME, some_units
from dashboards.components.unit_peers import LONGEST_NAME
from dashboards.data import Row, Rows
from dashboards.sheets import Sheet

KEY_FIGURES = (
    VOLUME,
    ON_TIME,
    "on_time_signing_rate",
    "completion_rate",
    "average_unit_handling_days",
    "dispatch_accuracy_rate",
    "late_returns",
    "satisfaction_rate",
    "resolution_rate",
    "participation_rate",
)


def show(view: View, chosen: Chosen, unit: Row, indicators: Mapping[str, Row]) -> None:
    """Draws everything about the unit."""
    words = view.words
    wanted = [indicators[key] for key in KEY_FIGURES if key in indicators]
    with st.container(key="unit-head", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.html(
            f'<p class="back">{address.link(words("units.back"), unit=None)}'
            f"{address.link(words('units.compare_this'), unit=None, compare=unit.unit_code)}</p>"
            f'<div class="heading unit"><h2>{html.escape(unit.name)}</h2>'
            f"<p>{html.escape(unit_peers.name_of(unit, words))} · {html.escape(chosen.told)}</p></div>"
        )
        least = unit_choices.least(view)
    figures = some_units(view, chosen, wanted, [unit.unit_code], least)
    if all(row.value is None for row in figures):
        frame.message(words("by.none_title"), words("units.none_of_unit"))
        return
    _sentence(view, indicators, figures)
    _figures(view, chosen, unit, indicators, figures)
    held = [row.indicator_id for row in figures if row.value is not None]
    focus = address.choose(
        st.selectbox,
        "focus",
        held,
        words("overview.focus"),
        lambda key: definition.name_of(indicators[key], words),
        width=280,
    )
    course, topics = st.columns([3, 2], gap="large")
    with course:
        _course(view, chosen, unit, indicators[focus])
    if view.reader.has("fct_tickets", "fct_dispatches"):
        with topics:
            unit_topics.show(view, chosen, unit)
        on_time = next((row for row in figures if row.indicator_id == ON_TIME), None)
        late = (on_time.denominator or 0) - (on_time.numerator or 0) if on_time else 0
        unit_late_tickets.show(view, chosen, unit, int(late))


def _sentence(view: View, indicators: Mapping[str, Row], figures: Rows) -> None:
    """The unit in one sentence: how much it was given, how much of it in time, and where that stands."""
    words = view.words
    by_key = {row.indicator_id: row for row in figures}
    parts = []
    if VOLUME in by_key:
        parts.append(words("units.given", count=formats.compact(by_key[VOLUME].value or 0, words)))
    on_time = by_key.get(ON_TIME)
    if on_time is not None and on_time.denominator:
        rate = definition.value_of(indicators[ON_TIME], words, on_time.value)
        parts.append(words("units.in_time", rate=rate, due=formats.compact(on_time.denominator, words)))
        if on_time.band:
            band = words(f"units.bands_long.{on_time.band}")
            parts.append(words("units.stands", peers=on_time.peers, place=on_time.place, band=band))
    else:
        parts.append(words("units.nothing_due"))
    st.html(f'<p class="headline">{html.escape(words("units.clause").join(parts) + words("units.stop"))}</p>')


def _course(view: View, chosen: Chosen, unit: Row, indicator: Row) -> None:
    """The trend of one figure: months as stored where the view is of everything, all else summed from the days."""

    def ask(grain: str, first: date, last: date) -> Rows:
        if grain == "month" and chosen.is_everything:
            scope = {"scope_kind": "unit", "scope_code": unit.unit_code}
            rows = view.reader.ask("course", **scope, period_kind=grain, first_start=first, last_start=last)
            return tuple(row for row in rows if row.indicator_id == indicator.indicator_id)
        return trend_section.summed(view, chosen, "unit", [indicator], grain, first, last, unit_code=unit.unit_code)

    name = f"{shortened(unit.name, 24)} {definition.name_of(indicator, view.words)}"
    trend_section.show(view, chosen, indicator, name, ask)


def _figures(view: View, chosen: Chosen, unit: Row, indicators: Mapping[str, Row], figures: Sequence[Row]) -> None:
    words = view.words
    headings = ("figure", "value", "change", "target", "median", "place")
    head = "".join(
        f'<th scope="col" class="{"wide" if name in ("median", "target") else ""}">'
        f"{html.escape(words(f'units.figures.{name}'))}</th>"
        for name in headings
    )
    known = [row for row in figures if row.value is not None]
    absent = [definition.name_of(indicators[row.indicator_id], words) for row in figures if row.value is None]
    body = "".join(_line(view, indicators[row.indicator_id], row) for row in known)
    caption = words("units.figures.caption", name=shortened(unit.name, LONGEST_NAME))
    st.html(
        f'<table class="units figures"><caption class="unseen">{html.escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    cells = [
        (
            row.indicator_id, definition.name_of(indicators[row.indicator_id], words), row.numerator, row.denominator,
            row.value, row.value_last_year, row.target, row.peers_median, row.place, row.peers,
        )
        for row in figures
    ]  # fmt: skip
    columns = ("id", "figure", "numerator", "denominator", "value", "last_year", "target", "median", "place", "peers")
    titles = [words(f"units.figures.{name}") for name in columns]
    sheet = Sheet("unit-figures", caption, chosen.told, titles, cells)
    chart.foot(view, chosen, sheet, remark=words("units.figures.note"))
    if absent:
        frame.note(words("overview.absent", names=words.join(absent)))


def _line(view: View, indicator: Row, row: Row) -> str:
    words = view.words
    out_of = words("by.out_of", count=formats.compact(row.denominator, words)) if row.denominator else ""
    value = definition.value_of(indicator, words, row.value)
    unit = definition.unit_of(indicator, words) if row.value is not None else ""
    change = status.short_change(indicator, row, words) or formats.EMPTY
    side = "≤" if indicator.better == "lower" else "≥"
    target = f"{side} {definition.value_of(indicator, words, row.target)}" if row.target is not None else formats.EMPTY
    median = definition.value_of(indicator, words, row.peers_median)
    return (
        f'<tr data-indicator="{html.escape(indicator.indicator_id)}">'
        f'<th scope="row">{html.escape(definition.name_of(indicator, words))}</th>'
        f"<td><b>{html.escape(value)}</b> <small>{html.escape(unit)}{html.escape(out_of)}</small>"
        f"{unit_table.sign(row.is_target_met, words)}</td>"
        f"<td>{html.escape(change)}</td>"
        f'<td class="wide">{html.escape(target)}</td><td class="wide">{html.escape(median)}</td>'
        f'<td class="standing">{unit_table.standing(row, words)}</td></tr>'
    )
