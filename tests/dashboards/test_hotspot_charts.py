"""Spans of days, tiles and their shades."""

from datetime import date, timedelta

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.charts.tile_map import STEPS, Place, positions, step_of, tile_map
from dashboards.charts.treemap import INK, SHADES, Tile, shade_of, treemap
from dashboards.counts import within
from dashboards.days import Days
from dashboards.spans import DAY, Span, compared, pieces


@given(st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(0, 1200))
def test_pieces_are_whole_periods_and_hold_each_day_once(first: date, length: int) -> None:
    span = Span(first, first + timedelta(length))
    found = pieces(span)
    assert [day for _, piece in found for day in _days(piece.first, piece.last)] == _days(span.first, span.last)
    months = {"year": (1,), "quarter": (1, 4, 7, 10), "month": range(1, 13)}
    for kind, piece in found:
        if kind != "day":
            assert piece.first.day == 1
            assert piece.first.month in months[kind]
            assert (piece.last + DAY).day == 1
            assert (piece.last + DAY).month in months[kind]
    assert sum(length for length in _days_apart(found)) <= 60


@pytest.mark.parametrize(
    ("first", "last", "kinds"),
    [
        (date(2023, 1, 1), date(2024, 12, 31), ["year"]),
        (date(2023, 1, 2), date(2023, 11, 30), ["day", "month", "quarter", "month"]),
        (date(2023, 3, 2), date(2023, 3, 30), ["day"]),
        (date(2022, 12, 1), date(2024, 1, 31), ["month", "year", "month"]),
    ],
)
def test_a_span_is_of_the_longest_periods_there_are(first: date, last: date, kinds: list[str]) -> None:
    assert [kind for kind, _ in pieces(Span(first, last))] == kinds


def test_pieces_of_one_kind_are_read_together_where_no_day_is_in_two() -> None:
    """December as the period chosen is the last month, too: its row counts in both."""
    days = Days.of("month", date(2023, 12, 1), None)
    shape, ends = within(compared(days))
    read = [(kind, [span for span, _ in stretches]) for kind, stretches in shape["pieces"]]
    assert read == [
        ("month", ["now", "last_year", "month_before"]),
        ("month", ["month"]),
        ("day", ["week", "week_before"]),
    ]
    assert {f"{name}_{end}" for _, held in shape["pieces"] for _, name in held for end in ("first", "last")} == {*ends}


def _days_apart(found: list[tuple[str, Span]]) -> list[int]:
    return [len(_days(piece.first, piece.last)) for kind, piece in found if kind == "day"]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(day) for day in range((last - first).days + 1)]


def test_a_month_that_is_not_over_meets_the_first_days_of_the_one_before() -> None:
    spans = compared(Days.of("ytd", date(2024, 3, 1), date(2024, 3, 30)))
    assert (spans["month"].first, spans["month"].last) == (date(2024, 3, 1), date(2024, 3, 30))
    assert (spans["month_before"].first, spans["month_before"].last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert spans["week_before"].last == spans["week"].first - timedelta(1)


@pytest.mark.parametrize(
    ("percent", "shade"),
    [(None, "unknown"), (0, "even"), (-4.9, "even"), (5, "some_more"), (19, "some_more"), (20, "more"), (-20, "fewer")],
)
def test_a_shade_says_how_much_more(percent: float | None, shade: str) -> None:
    assert shade_of(percent) == shade


@pytest.mark.parametrize("pair", [*((ground, INK) for ground in SHADES.values()), *STEPS["light"], *STEPS["dark"]])
def test_letters_stand_out_from_their_tile(pair: tuple[str, str]) -> None:
    lighter, darker = sorted((_luminance(colour) for colour in pair), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_treemap_escapes_names_and_keeps_the_whole() -> None:
    tiles = [Tile("1", "<b>甲</b>", 3, "75%", "↑1%", "x", "more"), Tile("2", "乙", 1, "25%", "", "y", "unknown")]
    (drawn,) = go.Figure(treemap(tiles, "<i>")).data
    assert list(drawn.values) == [4, 3, 1]
    assert list(drawn.labels) == ["&lt;i&gt;", "&lt;b&gt;甲&lt;/b&gt;", "乙"]
    assert list(drawn.ids[1:]) == ["1", "2"]


def test_places_lie_where_they_are_known_to_lie_and_else_in_a_square() -> None:
    known = {"a": (1, 1), "b": (4, 3), "c": (4, 1)}
    assert positions(["a", "b", "c"], known) == {"a": (0, 0), "b": (1, 1), "c": (1, 0)}
    assert positions(["z", "a", "y"], known) == {"a": (0, 0), "y": (0, 1), "z": (1, 0)}
    assert positions([], known) == {}


def test_the_most_is_darkest_and_no_tile_is_out_of_range() -> None:
    assert [step_of(value, 100) for value in (0, 19, 20, 99, 100)] == [0, 0, 1, 4, 4]
    assert step_of(0, 0) == 0


def test_a_tile_shows_name_and_figure_and_escapes_them() -> None:
    places = [Place("a", "<b>区", 2, "2", "x", "district-a"), Place("b", "乙", 1, "1", "y", "district-b")]
    figure = go.Figure(tile_map(places, "dark"))
    assert [note.text for note in figure.layout.annotations] == ["&lt;b&gt;区<br><b>2</b>", "乙<br><b>1</b>"]
    assert [point[0] for point in figure.data[0].customdata] == ["district-a", "district-b"]
