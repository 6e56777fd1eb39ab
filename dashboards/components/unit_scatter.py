"""Volume against on-time completion and against satisfaction, one point a unit."""

from collections.abc import Mapping

import streamlit as st

from dashboards import formats
from dashboards.charts.quadrants import Point, quadrants
from dashboards.components import chart, definition, frame
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.unit_choices import Ranking
from dashboards.components.unit_data import ON_TIME, SATISFACTION
from dashboards.data import Row
from dashboards.sheets import Sheet

# The column of the rate, of what it divides by and of whether it meets its target.
AXES = {
    ON_TIME: ("on_time", "due", "is_on_time_target_met"),
    SATISFACTION: ("satisfaction", "rated", "is_satisfaction_target_met"),
}
# More points hide each other, and a phone takes long over them: the largest are drawn.
MOST = 500


def show(view: View, chosen: Chosen, ranking: Ranking, indicators: Mapping[str, Row]) -> None:
    """Draws the two charts side by side."""
    present = [key for key in AXES if key in indicators]
    for column, key in zip(st.columns(len(present), gap="large"), present, strict=True) if present else ():
        with column:
            _chart(view, chosen, ranking, indicators[key])


def _chart(view: View, chosen: Chosen, ranking: Ranking, indicator: Row) -> None:
    words = view.words
    rate, out_of, is_met = AXES[indicator.indicator_id]
    name = definition.name_of(indicator, words)
    title = words("units.scatter", name=name)
    rows = [row for row in ranking.rows if row.requests and (getattr(row, out_of) or 0) >= ranking.least]
    note = words("units.scatter_note", peers=ranking.peers_name, count=ranking.least)
    frame.heading(title, note)
    if len(rows) < 2:
        frame.message(words("by.none_title"), words("units.nobody", count=ranking.least))
        return
    points = [
        Point(
            row.unit_code,
            row.name,
            row.requests,
            getattr(row, rate),
            words(
                "units.point",
                volume=formats.compact(row.requests, words),
                name=name,
                rate=formats.percent(getattr(row, rate)),
                count=formats.compact(getattr(row, out_of), words),
            ),
            is_missed=getattr(row, is_met) is False,
        )
        for row in rows[:MOST]
    ]
    figure = quadrants(
        points,
        indicator.target_value,
        tick=lambda value: formats.tick(value, indicator.unit, words),
        amount_tick=lambda value: formats.tick(value, "", words),
        written=lambda value: definition.value_of(indicator, words, value),
        names=(
            words("units.columns.requests"),
            words("units.a_unit") if indicator.target_value is None else words("status.met"),
            words("status.missed"),
            words("units.median"),
            words("trend.target"),
        ),
    )
    heaviest = points[0]
    lowest = min(points, key=lambda point: point.rate)
    alternative = words(
        "units.scatter_alternative",
        count=len(points),
        missed=sum(point.is_missed for point in points),
        heaviest=f"{heaviest.name[:60]}（{heaviest.details}）",
        lowest=f"{lowest.name[:60]}（{lowest.details}）",
    )
    sheet = Sheet(
        f"scatter-{indicator.indicator_id}",
        title,
        f"{chosen.told} · {ranking.peers_name}",
        [
            words("column.code"),
            words("units.columns.unit"),
            words("units.columns.requests"),
            name,
            words("units.columns.of"),
        ],
        [(row.unit_code, row.name, row.requests, getattr(row, out_of), getattr(row, rate)) for row in rows],
        (4,),
    )
    remark = words("by.more", shown=MOST, count=len(rows)) if len(rows) > MOST else ""
    chart.show(view, chosen, figure, sheet, alternative, indicators=[indicator], remark=remark, drill="unit")
