"""The first thing a leader reads about a topic: how many, how it changed, what is most of it and what rises."""

import html
from collections.abc import Sequence

import streamlit as st

from dashboards import formats
from dashboards.charts.names import shortened
from dashboards.components import headline, topic_list
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.hotspots import Hotspots
from dashboards.words import Words

NAMED = 3


def show(view: View, chosen: Chosen, hotspots: Hotspots, whole: Row, parts: Sequence[Row]) -> None:
    """Draws the sentences."""
    words = view.words
    topic = words("hotspots.about", topic=shortened(hotspots.topic.name)) if hotspots.topic.level else ""
    volume = words(
        "hotspots.headline",
        period=headline.period_of(chosen, words),
        area=chosen.area.name,
        topic=topic,
        asked=words(f"hotspots.asked.{hotspots.kind}"),
        requests=formats.compact(whole.now_requests, words),
        change=headline.change_of(whole.now_percent, words),
    )
    st.html(f'<p class="headline">{html.escape(volume)}</p>')
    sentences = words("hotspots.between").join(_most(parts, words) + _rising(hotspots, parts, words))
    if sentences:
        st.html(f'<p class="lead">{html.escape(sentences)}</p>')


def _most(parts: Sequence[Row], words: Words) -> list[str]:
    """The largest categories, where there are others beside them."""
    named = [row for row in parts if row.category_code and row.now_requests]
    if len(named) <= NAMED:
        return []
    share = formats.percent(sum(row.share for row in named[:NAMED]), 1)
    return [words("hotspots.most", names=words.join([shortened(row.name) for row in named[:NAMED]]), share=share)]


def _rising(hotspots: Hotspots, parts: Sequence[Row], words: Words) -> list[str]:
    """The category with the largest increase, if there was a last year; of a new list, none that is only new."""
    if not any(row.last_year_requests for row in parts):
        return []
    is_new_list = topic_list.lost(hotspots) > 0
    known = [row for row in parts if row.category_code and (row.last_year_requests or not is_new_list)]
    rising = max(known, key=lambda row: row.more_requests, default=None)
    if rising is None or rising.more_requests <= 0:
        return []
    return [words("hotspots.rising", name=shortened(rising.name), count=formats.compact(rising.more_requests, words))]
