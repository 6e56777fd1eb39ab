"""承办单位 top departments: who carries how much and how well, among peers; one unit; up to four side by side."""

import streamlit as st

from dashboards.components import (
    address,
    comparison,
    filters,
    frame,
    unit_choices,
    unit_comparison,
    unit_data,
    unit_peers,
    unit_profile,
    unit_ranking,
    unit_scatter,
)

view = frame.begin("units", "dim_indicators", "fct_indicator_values", *unit_data.TABLES)
chosen = filters.show(view)
units = {row.unit_code: row for row in view.reader.ask("unit_names")}
if chosen is None or not units:
    frame.message(view.words("empty.title"), view.words("units.none"))
    st.stop()

names = unit_peers.names(list(units.values()))
indicators = unit_data.counted(comparison.fair(view, chosen))
one = address.asked("unit", list(units))
if one:
    unit_profile.show(view, chosen, units[one], indicators)
    offered = unit_choices.within_reach(names, ())
else:
    ranking = unit_choices.ranking(view, chosen, indicators, names)
    unit_ranking.headline(view, chosen, ranking)
    unit_ranking.show(view, chosen, ranking)
    unit_scatter.show(view, chosen, ranking, indicators)
    offered = ranking.offered
unit_comparison.show(view, chosen, units, names, indicators, offered=offered)
