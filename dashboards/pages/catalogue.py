"""指标目录 catalogue: every indicator with its definition, formula, source, target, latest value and trend."""

import streamlit as st

from dashboards.components import address, catalogue_list, comparison, filters, frame, trend_section

view = frame.begin("catalogue", "dim_indicators", "fct_indicator_values", "agg_tickets_by_period")
words = view.words
chosen = filters.show(view)
indicators = comparison.fair(view, chosen) if chosen else view.reader.ask("catalogue")
asked = address.asked("indicator", [row.indicator_id for row in indicators])
if chosen and asked:
    trend_section.show(view, chosen, next(row for row in indicators if row.indicator_id == asked))

sought = address.write("q", words("catalogue.search"), width=420)
found = catalogue_list.matching(indicators, sought)
if indicators and not sought.strip():
    # One section at a time: the whole catalogue is too long to look through.
    section = address.choose(
        st.segmented_control,
        "section",
        list(dict.fromkeys(row.section for row in indicators)),
        words("catalogue.section"),
        lambda section: words.of("sections", section),
        required=True,
        label_visibility="collapsed",
    )
    found = [row for row in found if row.section == section]
frame.note(words("catalogue.count", found=len(found), count=len(indicators)))
if found:
    courses = trend_section.courses(view, chosen) if chosen else {}
    catalogue_list.show(found, courses, chosen, words)
else:
    frame.message(words("catalogue.none_title"), words("catalogue.none"))
