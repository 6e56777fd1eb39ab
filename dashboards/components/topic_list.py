"""The categories below a topic, the most asked first: a bar, its share, its changes; and the same as a treemap."""

import html
from collections.abc import Sequence

import streamlit as st

from dashboards import formats
from dashboards.charts.names import shortened
from dashboards.charts.treemap import Tile, shade_of, treemap
from dashboards.components import address, chart, frame
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.components.topic_head import HANGING
from dashboards.data import Row
from dashboards.hotspots import Hotspots
from dashboards.sheets import Sheet
from dashboards.spans import Span
from dashboards.words import Words

SHOWN = 12
LONGEST_NAME = 80
TILES = 24
CHANGES = ("now", "month", "week")
# A phone has room for the change on last year only; the others stand below the name there.
PLACES = ("number", "number", "number", "number wide", "number wide")


def show(view: View, chosen: Chosen, hotspots: Hotspots, indicator: Row) -> None:
    """Draws the list and the treemap side by side."""
    words = view.words
    whole, parts = hotspots.parts
    assert whole
    title = words("hotspots.parts", topic=shortened(_topic(hotspots, words), LONGEST_NAME))
    sheet = Sheet(
        key="topics",
        title=title,
        note=f"{chosen.told} · {words(f'hotspots.kinds.{hotspots.kind}')}",
        headings=[
            words("column.code"),
            *(words(f"hotspots.columns.{name}") for name in ("category", "requests", "share")),
            words("column.last_year"),
            *(words("hotspots.in_percent", change=words(f"hotspots.columns.{change}")) for change in CHANGES),
        ],
        rows=[_cells(row, words) for row in (*parts, whole)],
        fractions=(3,),
    )
    tiles = _tiles(parts, words)
    if len(tiles) < 2:
        _listed(view, hotspots, title)
        chart.foot(view, chosen, sheet, indicators=[indicator])
        return
    listed, drawn = st.columns([11, 9], gap="large")
    with listed:
        _listed(view, hotspots, title)
    with drawn:
        frame.heading(words("hotspots.map"), words("hotspots.map_note"))
        figures = words.join([f"{tile.name} {tile.details}" for tile in tiles[:5]])
        figure = treemap(tiles, _topic(hotspots, words))
        chart.show(view, chosen, figure, sheet, figures, indicators=[indicator], drill="topic", forgets=tuple(HANGING))


def lost(hotspots: Hotspots) -> int:
    """How many requests of last year have categories that the crosswalk leads nowhere."""
    _, parts = hotspots.parts
    return next((row.last_year_requests for row in parts if not (row.category_code or hotspots.topic.level)), 0)


def _listed(view: View, hotspots: Hotspots, title: str) -> None:
    words = view.words
    frame.heading(title, words("hotspots.parts_note"))
    _table(view, *hotspots.parts)
    frame.note(_compared(hotspots, words))
    if lost(hotspots):
        frame.note(words("hotspots.lost", count=formats.exact(lost(hotspots))))


def name_of(row: Row, words: Words) -> str:
    """A category's name; of what stands no deeper than the topic, the words for it."""
    if row.is_total:
        return words("hotspots.whole")
    return str(row.name) if row.category_code else words("hotspots.rest")


def change_of(percent: float | None) -> str:
    """A change in percent with its sign; a dash without anything to compare."""
    if percent is None:
        return formats.EMPTY
    shown = formats.exact(abs(percent), 1)
    return "=" if shown == "0.0" else f"{'↑' if percent > 0 else '↓'}{shown}%"


def _topic(hotspots: Hotspots, words: Words) -> str:
    return hotspots.topic.name or words("hotspots.top")


def _compared(hotspots: Hotspots, words: Words) -> str:
    """Which days the changes set side by side."""
    told = {name: _days(span, words) for name, span in hotspots.spans.items()}
    return words("hotspots.compared", **told)


def _days(span: Span, words: Words) -> str:
    first, last = (
        words("format.short_day", month=formats.month_name(day.month, words), day=day.day)
        for day in (span.first, span.last)
    )
    return words("hotspots.days", first=first, last=last)


def _cells(row: Row, words: Words) -> list[object]:
    return [row.category_code, name_of(row, words), row.now_requests, row.share, row.last_year_requests, *_changes(row)]


def _table(view: View, whole: Row, parts: Sequence[Row]) -> None:
    words = view.words
    shows_all = bool(address.asked("all", ["1"]))
    shown = parts if shows_all or len(parts) <= SHOWN + 1 else parts[:SHOWN]
    hidden = parts[len(shown) :]
    headings = [words(f"hotspots.columns.{name}") for name in ("category", "requests", "share", *CHANGES)]
    head = "".join(
        f'<th scope="col" class="{place}">{text}</th>' for text, place in zip(headings, ("", *PLACES), strict=True)
    )
    most = max((row.now_requests for row in parts), default=0) or 1
    body = "".join(_line(words, place, row, most) for place, row in enumerate(shown, start=1))
    if hidden:
        more = address.link(words("hotspots.show_others", count=len(hidden)), all="1")
        requests, share = sum(row.now_requests for row in hidden), sum(row.share or 0 for row in hidden)
        body += _row(more, [formats.compact(requests, words), formats.percent(share, 1), *[""] * len(CHANGES)])
    body += _row(html.escape(name_of(whole, words)), _figures(whole, words), "whole")
    caption = html.escape(words("hotspots.parts_note"))
    st.html(
        f'<table class="plain topics"><caption class="unseen">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _line(words: Words, place: int, row: Row, most: int) -> str:
    name = name_of(row, words)
    name = shortened(name, LONGEST_NAME)
    link = address.link(name, topic=row.category_code, **HANGING) if row.category_code else html.escape(name)
    bar = f'<div class="bar"><div style="width:{row.now_requests / most:.1%}"></div></div>'
    later = " ".join(
        f"<span>{words(f'hotspots.later.{change}', change=change_of(getattr(row, f'{change}_percent')))}</span>"
        for change in CHANGES[1:]
    )
    head = f'<div class="named"><i>{place}</i><span>{link}</span></div>{bar}<small class="narrow">{later}</small>'
    return _row(head, _figures(row, words))


def _figures(row: Row, words: Words) -> list[str]:
    return [formats.compact(row.now_requests, words), formats.percent(row.share, 1), *map(change_of, _changes(row))]


def _changes(row: Row) -> tuple[float | None, ...]:
    return tuple(getattr(row, f"{change}_percent") for change in CHANGES)


def _row(head: str, figures: Sequence[str], kind: str = "") -> str:
    cells = "".join(f'<td class="{place}">{cell}</td>' for place, cell in zip(PLACES, figures, strict=True))
    return f'<tr class="{kind}"><th scope="row">{head}</th>{cells}</tr>'


def _tiles(parts: Sequence[Row], words: Words) -> list[Tile]:
    drawn = [row for row in parts if row.now_requests]
    tiles = [
        Tile(
            code=row.category_code,
            name=name_of(row, words),
            value=row.now_requests,
            share=formats.percent(row.share, 1),
            change=change_of(row.now_percent),
            details=words(
                "hotspots.details",
                requests=formats.exact(row.now_requests),
                share=formats.percent(row.share, 1),
                change=change_of(row.now_percent),
            ),
            shade=shade_of(row.now_percent),
        )
        for row in drawn[:TILES]
    ]
    rest = drawn[TILES:]
    if rest:
        requests = sum(row.now_requests for row in rest)
        share = formats.percent(sum(row.share for row in rest), 1)
        name = words("hotspots.others", count=len(rest))
        tiles.append(Tile("", name, requests, share, "", share, "unknown"))
    return tiles
