"""总览 overview: where we stand, in ten seconds; then what changed and why, where, and when."""

import streamlit as st

from dashboards.components import (
    address,
    cards,
    comparison,
    definition,
    filters,
    frame,
    headline,
    hours_section,
    ranking_section,
    trend_section,
    why_section,
)

KEY_FIGURES = (
    "requests",
    "on_time_completion_rate",
    "satisfaction_rate",
    "answer_rate",
    "online_answer_rate",
    "on_time_signing_rate",
    "resolution_rate",
    "average_handling_days",
)

view = frame.begin("overview", "dim_indicators", "fct_indicator_values", "agg_tickets_by_period")
chosen = filters.show(view)
if chosen is None:
    frame.message(view.words("empty.title"), view.words("empty.text"))
    st.stop()

catalogue = {row.indicator_id: row for row in comparison.fair(view, chosen)}
counted = {key: row for key, row in catalogue.items() if row.value is not None}
key_figures = [counted[key] for key in KEY_FIGURES if key in counted]
absent = [definition.name_of(catalogue[key], view.words) for key in KEY_FIGURES if key in catalogue.keys() - counted]

headline.show(view, chosen, counted, key_figures)
courses = trend_section.courses(view, chosen)
asked = address.asked("focus", [row.indicator_id for row in key_figures])
focus = catalogue[asked or key_figures[0].indicator_id] if key_figures else None
cards.show(key_figures, courses, focus.indicator_id if focus else "", chosen, view.words)
if absent:
    frame.note(view.words("overview.absent", names=view.words.join(absent)))

if focus:
    trend_section.show(view, chosen, focus)
    why_section.show(view, chosen, focus)
    by_place, by_channel = st.columns(2, gap="large")
    with by_place:
        ranking_section.show(view, chosen, focus, chosen.parts_kind)
    with by_channel:
        ranking_section.show(view, chosen, focus, "channel")
    hours_section.show(view, chosen)
