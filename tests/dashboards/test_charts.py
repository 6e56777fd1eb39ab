"""Charts say what they are given, and nothing they are given is markup to them."""

import re
from base64 import b64decode
from datetime import date

import plotly.graph_objects as go
import pytest

from dashboards.charts.change_bars import Change, change_bars
from dashboards.charts.failure_columns import failure_columns
from dashboards.charts.heat_map import heat_map
from dashboards.charts.names import shortened
from dashboards.charts.ranked_bars import Bar, ranked_bars
from dashboards.charts.scales import nice_ticks
from dashboards.charts.sparkline import sparkline
from dashboards.charts.trend import trend


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 9.7, [0, 2.5, 5, 7.5, 10]),
        (0.93, 0.994, [0.92, 0.94, 0.96, 0.98, 1.0]),
        (0, 3, [0, 1, 2, 3]),
        (5, 5, [4, 6, 8, 10]),
        (5, 5 + 1e-12, [4, 6, 8, 10]),
        (0, 0, [0, 0.25, 0.5, 0.75, 1]),
    ],
)
def test_ticks_are_round_and_hold_the_values(low: float, high: float, ticks: list[float]) -> None:
    found = nice_ticks(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert found == pytest.approx(ticks)


def test_bars_escape_names_and_keep_order() -> None:
    figure = go.Figure(ranked_bars([Bar("<b>甲</b>", 2, "2 件", "x"), Bar("乙", 1, "1 件", "y", is_missed=True)]))
    texts = [note.text for note in figure.layout.annotations]
    assert texts == ["&lt;b&gt;甲&lt;/b&gt;", "2 件", "乙", "1 件"]
    assert list(figure.data[1].x) == [2, 1]
    assert len(set(figure.data[1].marker.color)) == 2


def test_no_bars_draw_nothing() -> None:
    assert ranked_bars([])["data"][1]["x"] == []


def test_long_names_are_cut_for_the_eye() -> None:
    assert shortened("长" * 100) == "长" * 16 + "…"


@pytest.mark.parametrize("values", [[], [1.0], [None, 2.0]])
def test_a_line_needs_two_points(values: list[float | None]) -> None:
    assert sparkline(values) == ""


def test_a_line_breaks_where_nothing_is_known() -> None:
    drawn = b64decode(sparkline([1.0, 2.0, None, 3.0, None, 2.0]).split("base64,")[1].split('"')[0]).decode()
    line = drawn.split('d="')[1].split('"')[0]
    assert re.sub(r"[\d.,]+", "", line.replace("h0", "h")) == "MLMhMh"


@pytest.mark.parametrize(
    ("months", "is_open", "lines"),
    [
        ((1, 2, 3), False, [[3.0, 4.0, 1.0]]),
        ((1, 2, 3), True, [[3.0, 4.0], [4.0, 1.0]]),
        ((1, 2, 4), False, [[3.0, 4.0], [1.0]]),
        ((1, 2, 4), True, [[3.0, 4.0], [1.0]]),
        ((1, 3, 4), True, [[3.0], [4.0], [4.0, 1.0]]),
    ],
)
def test_an_unfinished_period_is_drawn_apart_and_of_a_gap_nothing(
    months: tuple[int, ...], is_open: bool, lines: list[list[float]]
) -> None:
    starts = [date(2024, month, 1) for month in months]
    figure = trend(
        starts,
        [3.0, 4.0, 1.0],
        [2.0, None, 3.0],
        2.0,
        written=str,
        tick=str,
        is_open=is_open,
        gaps=sorted({date(2024, month, 1) for month in range(1, months[-1])} - set(starts)),
        names=("this", "last", "target"),
        labels=["1", "2", "3"],
        tick_format="%m",
        from_zero=True,
    )
    go.Figure(figure)
    assert [line["y"] for line in figure["data"]] == [[2.0, None, 3.0], *lines]


def test_plotly_knows_every_property_that_is_set() -> None:
    days, hours = [str(day) for day in range(7)], [str(hour) for hour in range(24)]
    written = {(day, hour): "1" for day in range(1, 8) for hour in range(24)}
    starts = [date(2024, 1, 1), date(2024, 2, 1)]
    for figure in (
        heat_map({(1, 0): 1.0}, days, written, hours),
        change_bars([Change("甲", 1.0, "+1", True), Change("rest", -1.0, "-1", is_rest=True)]),
        failure_columns(starts, [0.1, 0.2], ["a", "b"], "month", tick=str, tick_format="%m"),
    ):
        assert go.Figure(figure).data
