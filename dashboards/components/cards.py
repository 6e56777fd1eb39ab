"""Key figures as cards: the value, how it stands, its last months, its definition one tap away."""

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from dashboards.charts.sparkline import sparkline
from dashboards.components import definition, status
from dashboards.data import Row
from dashboards.words import Words


def show(indicators: Sequence[Row], courses: Mapping[str, Sequence[float | None]], words: Words) -> None:
    """A card per indicator; `courses` holds the values of its last months by indicator id."""
    with st.grid(4, min_column_width=150, gap=12, key="cards"):
        for indicator in indicators:
            with st.container(key=f"card-{indicator.indicator_id}", height="stretch", gap=None):
                st.html(_card(indicator, courses.get(indicator.indicator_id, ()), words))
                definition.show(indicator, words, "card")


def _card(indicator: Row, course: Sequence[float | None], words: Words) -> str:
    value = definition.value_of(indicator, words, indicator.value)
    unit = definition.unit_of(indicator, words)
    name = html.escape(definition.name_of(indicator, words))
    return (
        f'<div class="card" data-indicator="{html.escape(indicator.indicator_id)}">'
        f'<p class="name">{name}</p>'
        f'<p class="value"><b>{html.escape(value)}</b><span>{html.escape(unit)}</span></p>'
        f"{status.change(indicator, words)}{status.target(indicator, words)}"
        f'<div class="course">{sparkline(course)}</div></div>'
    )
