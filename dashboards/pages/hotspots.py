"""热点 hotspots: what people ask about, down to the tickets; where, since when, and what is on the rise."""

import streamlit as st

from dashboards.charts.names import shortened
from dashboards.components import (
    filters,
    frame,
    place_section,
    ticket_section,
    top_table,
    topic_head,
    topic_headline,
    topic_list,
    trend_section,
)
from dashboards.hotspots import KINDS, Hotspots

view = frame.begin("hotspots", "dim_indicators", "fct_indicator_values", "agg_tickets_by_period")
chosen = filters.show(view)
if chosen is None:
    frame.message(view.words("empty.title"), view.words("empty.text"))
    st.stop()

catalogue = {row.indicator_id: row for row in view.reader.ask("catalogue")}
with st.container(key="topic-head", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    crumbs = st.container(width="stretch")
    kind = topic_head.kind(view)
hotspots = Hotspots.of(view.reader, chosen, kind, st.query_params.get("topic", ""), catalogue)
with crumbs:
    topic_head.breadcrumb(view, hotspots)
whole, parts = hotspots.parts
if whole is None:
    frame.message(view.words("hotspots.none_title"), view.words("hotspots.none"))
    st.stop()

name = shortened(hotspots.topic.name) or view.words("hotspots.top")
indicator = catalogue[KINDS[kind]]
topic_headline.show(view, chosen, hotspots, whole, parts)
if parts:
    topic_list.show(view, chosen, hotspots, indicator)
else:
    frame.note(view.words("hotspots.no_parts", topic=name))
trend_section.show(view, chosen, indicator, view.words("hotspots.trend", topic=name), hotspots.course)
place_section.show(view, chosen, hotspots, indicator, name)
top_table.show(view, chosen, hotspots, catalogue["category_share"])
ticket_section.show(view, hotspots, name, whole.now_requests)
