"""Key figures as cards: the value, how it stands, its last months, its definition one tap away."""

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from dashboards.charts.sparkline import sparkline
from dashboards.components import address, definition, status
from dashboards.components.filters import Chosen
from dashboards.data import Row
from dashboards.words import Words


def show(
    indicators: Sequence[Row],
    courses: Mapping[str, Sequence[float | None]],
    focus: str,
    chosen: Chosen,
    words: Words,
) -> None:
    """A card per indicator; `courses` holds their last months, `focus` is the one that the page is about."""
    with st.grid(4, min_column_width=150, gap=12, key="cards"):
        for indicator in indicators:
            with st.container(key=f"card-{indicator.indicator_id}", height="stretch", gap=None):
                course = courses.get(indicator.indicator_id, ())
                st.html(_card(indicator, course, words, is_focus=indicator.indicator_id == focus))
                definition.show(indicator, words, "card", chosen)


def _card(indicator: Row, course: Sequence[float | None], words: Words, *, is_focus: bool) -> str:
    value = definition.value_of(indicator, words, indicator.value)
    unit = definition.unit_of(indicator, words)
    name = address.link(definition.name_of(indicator, words), focus=indicator.indicator_id)
    here = ' aria-current="true"' if is_focus else ""
    return (
        f'<div class="card"{here} data-indicator="{html.escape(indicator.indicator_id)}">'
        f'<p class="name">{name}</p>'
        f'<p class="value"><b>{html.escape(value)}</b><span>{html.escape(unit)}</span></p>'
        f"{status.change(indicator, words)}{status.target(indicator, words)}"
        f'<div class="course">{sparkline(course)}</div></div>'
    )
