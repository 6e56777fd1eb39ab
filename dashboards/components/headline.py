"""The first thing a leader reads: where we stand, in one sentence."""

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from dashboards import formats
from dashboards.components import definition
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.words import Words


def show(view: View, chosen: Chosen, indicators: Mapping[str, Row], key_figures: Sequence[Row]) -> None:
    """Says the number of requests, its change, and how many of the targets shown are met, naming those missed."""
    words = view.words
    if "requests" in indicators:
        st.html(f'<p class="headline">{html.escape(_volume(view, chosen, indicators["requests"]))}</p>')
    judged = [indicator for indicator in key_figures if indicator.is_target_met is not None]
    if judged:
        st.html(f'<p class="lead">{html.escape(_targets(judged, words))}</p>')


def _volume(view: View, chosen: Chosen, requests: Row) -> str:
    words = view.words
    return words(
        "headline.volume",
        period=period_of(chosen, words),
        area=chosen.area.name,
        requests=definition.value_of(requests, words, requests.value),
        change=change_of(requests.yoy_percent, words),
    )


def period_of(chosen: Chosen, words: Words) -> str:
    """The period's name, and how far it is while it is not over."""
    if not chosen.days.is_open:
        return chosen.period_name
    last = chosen.days.last
    day = words("format.short_day", month=formats.month_name(last.month, words), day=last.day)
    return words("headline.so_far", period=chosen.period_name, day=day)


def change_of(percent: float | None, words: Words) -> str:
    """A change on last year in percent, in words."""
    if percent is None:
        return words("headline.no_last_year")
    way = "more" if percent > 0 else "fewer"
    return words(f"headline.{way}", percent=formats.exact(abs(percent), 1))


def _targets(judged: Sequence[Row], words: Words) -> str:
    missed = [definition.name_of(indicator, words) for indicator in judged if not indicator.is_target_met]
    if not missed:
        return words("headline.all_met", count=len(judged))
    return words("headline.missed", count=len(judged), met=len(judged) - len(missed), names=words.join(missed))
