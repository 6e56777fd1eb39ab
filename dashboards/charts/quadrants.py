"""Amount against rate, parted by the medians of both: who carries much and does it well, who does not."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log10, sqrt
from statistics import median

from dashboards import theme
from dashboards.charts.figure import Figure, across, figure, upright
from dashboards.charts.labels import placed
from dashboards.charts.ranked_bars import shortened
from dashboards.charts.scales import nice_ticks

HEIGHT = 360
# Labels are placed for a phone, whose legend takes three lines; a larger chart has more room between them.
WIDTH, LABELLED_HEIGHT = 290, 210
LABELS = 7
LONGEST_LABEL = 18


@dataclass(frozen=True)
class Point:
    """One member: its key, its name, how much and how well, what is said when it is pointed at."""

    key: str
    name: str
    amount: float
    rate: float
    details: str
    is_missed: bool = False


def quadrants(
    points: Sequence[Point],
    target: float | None,
    *,
    tick: Callable[[float], str],
    amount_tick: Callable[[float], str],
    written: Callable[[float], str],
    names: tuple[str, str, str, str, str],
) -> Figure:
    """Points, the outstanding ones with their names, on a scale of amounts that multiplies.

    `names` are the words for the amounts, for points on and off target, for the medians and for the target.
    """
    amount_name, met_name, missed_name, median_name, target_name = names
    amounts = [point.amount for point in points]
    rates = [point.rate for point in points]
    middle_amount, middle_rate = median(amounts), median(rates)
    ticks = nice_ticks(min(rates), min(1, max(rates)))
    powers = _powers(min(amounts), max(amounts))
    low, high = log10(min(amounts)) - 0.12, log10(max(amounts)) + 0.12
    bottom, top = ticks[0], ticks[-1] + (ticks[-1] - ticks[0]) * 0.06
    bottom -= (top - bottom) * 0.05
    traces = [
        {
            "type": "scatter",
            "x": [point.amount for point in drawn],
            "y": [point.rate for point in drawn],
            "name": name,
            "mode": "markers",
            "marker": {"color": colour, "symbol": symbol, "size": 9, "opacity": 0.72, "line": {"width": 0}},
            "customdata": [
                [point.key, html.escape(shortened(point.name, 60)), html.escape(point.details)] for point in drawn
            ],
            "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
        }
        for is_missed, name, colour, symbol in (
            (False, met_name, theme.ACCENT, "circle"),
            (True, missed_name, theme.MISSED, "diamond"),
        )
        if (drawn := [point for point in points if point.is_missed is is_missed])
    ]
    line = {"color": theme.LAST_YEAR, "width": 1, "dash": "4px,3px"}
    traces.append({"type": "scatter", "x": [None], "y": [None], "mode": "lines", "line": line, "name": median_name})
    shapes = [upright(middle_amount, line), across(middle_rate, line)]
    small = {"showarrow": False, "font": {"size": 12}}
    lines, annotations = [], []
    if target is not None and bottom < target < top:
        text = f"{target_name} {written(target)}"
        lines = [((target - bottom) / (top - bottom), text)]
        shapes.append(across(target, {"color": theme.MISSED, "width": 1.2, "dash": "dot"}))
        annotations.append(
            {**small, "text": text, "x": 1, "xref": "paper", "xanchor": "right", "y": target, "yanchor": "bottom"}
        )
    places = [((log10(point.amount) - low) / (high - low), (point.rate - bottom) / (top - bottom)) for point in points]
    labels = [(place, shortened(points[place].name, LONGEST_LABEL)) for place in outstanding(points, middle_rate)]
    for label in placed(places, labels, WIDTH, LABELLED_HEIGHT, lines):
        point = points[label.point]
        annotations.append(
            {
                **small,
                "text": html.escape(label.text),
                "x": log10(point.amount),
                "y": point.rate,
                "xanchor": label.anchor,
                "yanchor": "middle",
                "xshift": label.shift_x,
                "yshift": label.shift_y,
            }
        )
    return figure(
        traces,
        theme.layout(
            HEIGHT,
            margin={"l": 0, "r": 0, "t": 34, "b": 36},
            showlegend=True,
            shapes=shapes,
            annotations=annotations,
            xaxis={
                "type": "log",
                "range": [low, high],
                "tickvals": powers,
                "ticktext": [amount_tick(value) for value in powers],
                "title": {"text": amount_name, "font": {"size": 12}},
                "showgrid": False,
                "fixedrange": True,
                "ticks": "outside",
                "ticklen": 4,
            },
            yaxis=theme.value_axis(ticks, tick, [bottom, top]),
        ),
    )


def outstanding(points: Sequence[Point], middle_rate: float) -> list[int]:
    """The points worth a name: the largest, then those whose distance from the median is least likely to be chance."""
    by_chance = sorted(
        range(len(points)), key=lambda place: -abs(points[place].rate - middle_rate) * sqrt(points[place].amount)
    )
    largest = max(range(len(points)), key=lambda place: points[place].amount)
    return [largest, *(place for place in by_chance if place != largest)][:LABELS]


def _powers(low: float, high: float) -> list[float]:
    """Round numbers of a scale that multiplies."""
    steps = (1, 2, 5) if high / low < 200 else (1,)
    return [
        factor * 10.0**power
        for power in range(int(log10(low)) - 1, int(log10(high)) + 2)
        for factor in steps
        if low * 0.8 <= factor * 10.0**power <= high * 1.25
    ]
