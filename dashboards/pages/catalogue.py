"""指标目录 catalogue: every indicator with its definition, source, target and latest value."""

import streamlit as st

from dashboards.components import catalogue_list, comparison, filters, frame

view = frame.begin("catalogue", "dim_indicators", "fct_indicator_values")
chosen = filters.show(view)
indicators = comparison.fair(view, chosen) if chosen else view.reader.ask("catalogue")
sought = st.text_input(view.words("catalogue.search"), key="catalogue-search", max_chars=60, width=420)
found = catalogue_list.matching(indicators, sought)
frame.note(view.words("catalogue.count", found=len(found), count=len(indicators)))
if found:
    catalogue_list.show(found, chosen, view.words)
else:
    frame.message(view.words("catalogue.none_title"), view.words("catalogue.none"))
