"""A topic by place: a schematic map of tiles, and the same as a list that a keyboard reaches."""

from collections.abc import Sequence

import streamlit as st

from dashboards import formats
from dashboards.charts.names import shortened
from dashboards.charts.tile_map import Place, tile_map
from dashboards.components import address, chart, frame, tables
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.tables import Column, Html
from dashboards.components.topic_head import HANGING
from dashboards.components.topic_list import LONGEST_NAME, change_of
from dashboards.data import Row
from dashboards.hotspots import Hotspots
from dashboards.sheets import Sheet
from dashboards.words import Words

# More tiles than this cannot be read on a phone; the list goes on to this many.
TILES, SHOWN = 30, 12


def show(view: View, chosen: Chosen, hotspots: Hotspots, indicator: Row, topic: str) -> None:
    """Draws the section."""
    words = view.words
    title = words(f"hotspots.places.{chosen.parts_kind}", topic=topic)
    frame.heading(title, words("hotspots.places_note"))
    rows = hotspots.places()
    if not rows:
        frame.message(words("by.none_title"), words("hotspots.no_places"))
        return
    headings = [words(f"hotspots.columns.{name}") for name in ("place", "requests", "share", "now")]
    sheet = Sheet(
        key="places",
        title=title,
        note=chosen.told,
        headings=[
            words("column.code"),
            *headings[:3],
            words("column.last_year"),
            words("hotspots.in_percent", change=headings[3]),
        ],
        rows=[
            (row.place_code, name_of(row, words), row.now_requests, row.share, row.last_year_requests, row.now_percent)
            for row in rows
        ],
        fractions=(3,),
    )
    known = [row for row in rows if row.place_code]
    if 1 < len(known) <= TILES:
        drawn, listed = st.columns([9, 11], gap="large")
        with drawn:
            figures = words.join([f"{name_of(row, words)} {formats.exact(row.now_requests)}" for row in rows[:5]])
            tiled = tile_map([_place(chosen, row, words) for row in known], st.context.theme.type or "light")
            chart.show(view, chosen, tiled, sheet, figures, indicators=[indicator], drill="area", forgets=[*HANGING])
        with listed:
            _table(chosen, title, headings, rows, words)
    else:
        _table(chosen, title, headings, rows, words)
        chart.foot(view, chosen, sheet, indicators=[indicator])


def _table(chosen: Chosen, title: str, headings: Sequence[str], rows: Sequence[Row], words: Words) -> None:
    known = [row for row in rows if row.place_code]
    shown = [*known[:SHOWN], *(row for row in rows if not row.place_code)]
    tables.show(
        title,
        [Column(headings[0]), *(Column(heading, is_number=True) for heading in headings[1:])],
        [_line(chosen, row, words) for row in shown],
    )
    if len(known) > SHOWN:
        frame.note(words("by.more", shown=SHOWN, count=len(known)))


def name_of(row: Row, words: Words) -> str:
    """A place's name, or the words for what lies in none of them."""
    return str(row.name) if row.place_code else words("hotspots.no_place")


def _place(chosen: Chosen, row: Row, words: Words) -> Place:
    details = words(
        "hotspots.details",
        requests=formats.exact(row.now_requests),
        share=formats.percent(row.share, 1),
        change=change_of(row.now_percent),
    )
    return Place(
        code=row.place_code,
        name=name_of(row, words),
        value=row.now_requests,
        written=formats.compact(row.now_requests, words),
        details=details,
        choice=f"{chosen.parts_kind}-{row.place_code}",
        is_here=row.place_code == chosen.area.scope_code,
    )


def _line(chosen: Chosen, row: Row, words: Words) -> list[str]:
    name = shortened(name_of(row, words), LONGEST_NAME)
    here = row.place_code in ("", chosen.area.scope_code)
    link = name if here else Html(address.link(name, area=f"{chosen.parts_kind}-{row.place_code}", **HANGING))
    share = formats.percent(row.share, 1)
    return [link, formats.compact(row.now_requests, words), share, change_of(row.now_percent)]
