"""总览 overview: where we stand, in ten seconds; then by channel, district, category and unit."""

import streamlit as st

from dashboards.components import (
    address,
    cards,
    comparison,
    definition,
    filters,
    frame,
    headline,
    ranking_section,
    trend_section,
    unit_table,
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

view = frame.begin("overview", "dim_indicators", "fct_indicator_values")
chosen = filters.show(view)
if chosen is None:
    frame.message(view.words("empty.title"), view.words("empty.text"))
    st.stop()

catalogue = {row.indicator_id: row for row in comparison.fair(view, chosen)}
counted = {key: row for key, row in catalogue.items() if row.value is not None}
key_figures = [counted[key] for key in KEY_FIGURES if key in counted]
absent = [definition.name_of(catalogue[key], view.words) for key in KEY_FIGURES if key in catalogue.keys() - counted]

headline.show(view, chosen, counted, key_figures)
courses: dict[str, list[float | None]] = {}
for row in trend_section.course(view, chosen, "month"):
    courses.setdefault(row.indicator_id, []).append(row.value)
asked = address.asked("focus", [row.indicator_id for row in key_figures])
focus = catalogue[asked or key_figures[0].indicator_id] if key_figures else None
cards.show(key_figures, courses, focus.indicator_id if focus else "", chosen, view.words)
if absent:
    frame.note(view.words("overview.absent", names=view.words.join(absent)))

if focus:
    trend_section.show(view, chosen, focus)
    by_place, by_category, by_channel = st.columns(3, gap="medium")
    with by_place:
        ranking_section.show(view, chosen, focus, chosen.parts_kind)
    with by_category:
        ranking_section.show(view, chosen, focus, "category")
    with by_channel:
        ranking_section.show(view, chosen, focus, "channel")
    unit_table.show(view, chosen, catalogue)
