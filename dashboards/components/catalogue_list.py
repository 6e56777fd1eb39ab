"""The catalogue: a line per indicator with its latest value and months, its definition folded beneath."""

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from dashboards.charts.sparkline import sparkline
from dashboards.components import address, definition, status
from dashboards.components.filters import Chosen
from dashboards.data import Row
from dashboards.words import Words

Courses = Mapping[str, Sequence[float | None]]


def show(indicators: Sequence[Row], courses: Courses, chosen: Chosen | None, words: Words) -> None:
    """Draws the list under a heading per section; `courses` holds the values of the last months."""
    sections: dict[str, list[Row]] = {}
    for indicator in indicators:
        sections.setdefault(str(indicator.section), []).append(indicator)
    for section, members in sections.items():
        lines = "".join(_line(row, courses.get(row.indicator_id, ()), chosen, words) for row in members)
        title = html.escape(words.of("sections", section))
        st.html(f'<section class="catalogue"><h2>{title}</h2>{lines}</section>')


def matching(indicators: Sequence[Row], sought: str) -> list[Row]:
    """Those whose name, id or definition holds the words sought."""
    sought = sought.strip().casefold()
    return [
        row
        for row in indicators
        if not sought
        or any(
            sought in str(text).casefold()
            for text in (row.indicator_id, row.name_zh, row.name_en, row.definition, row.definition_en)
        )
    ]


def _line(indicator: Row, course: Sequence[float | None], chosen: Chosen | None, words: Words) -> str:
    value = definition.with_unit(indicator, words)
    name = html.escape(definition.name_of(indicator, words))
    target = status.target(indicator, words)
    trend = address.link(words("catalogue.course"), indicator=indicator.indicator_id) if course else ""
    return (
        f'<details data-indicator="{html.escape(indicator.indicator_id)}"><summary><span class="name">{name}</span>'
        f'<span class="course">{sparkline(course)}</span><b class="value">{html.escape(value)}</b>'
        f'<span class="stand">{target}</span></summary>'
        f"{definition.facts_of(indicator, words, chosen)}{trend}</details>"
    )
