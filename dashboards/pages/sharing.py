"""数据共享 sharing: what was given to whom, how, and on which basis; the register as it is printed."""

import streamlit as st

from dashboards.components import address, filters, frame, register_lines, register_printed, register_totals

EVERY_YEAR = "all"

view = frame.begin("sharing", "fct_indicator_values", "shr_register", "shr_register_scopes")
with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
    area = filters.area(view)
    lines = view.reader.ask("register", area_kind=area.scope_kind, area_code=area.scope_code) if area else ()
    if lines:
        chosen = address.choose(
            st.selectbox,
            "year",
            [*dict.fromkeys(str(line.register_year) for line in lines), EVERY_YEAR],
            view.words("filter.kinds.year"),
            lambda year: (
                view.words("sharing.every_year") if year == EVERY_YEAR else view.words("sharing.year", year=year)
            ),
            forgets=("share",),
            width=150,
            label_visibility="collapsed",
        )
if area is None or not lines:
    frame.message(view.words("sharing.none_title"), view.words("sharing.none"))
    st.stop()

frame.on_paper(f"{area.name} · {view.words('sharing.every_year') if chosen == EVERY_YEAR else chosen}")
year = None if chosen == EVERY_YEAR else int(chosen)
shown = [line for line in lines if year in (None, line.register_year)]
register_totals.show(view, area, year, shown)
frame.heading(view.words("sharing.register"), view.words("sharing.register_note"))
# A printed register is a city's of one year.
ways = ("lines", "printed") if year and area.scope_kind != "district" else ("lines",)
way = address.choose(
    st.segmented_control,
    "as",
    ways,
    view.words("sharing.as"),
    lambda way: view.words(f"sharing.ways.{way}"),
    required=True,
    label_visibility="collapsed",
)
if way == "printed" and year:
    register_printed.show(view, area, year)
else:
    register_lines.show(view, area, year, shown)
