"""A schematic map: a tile a place, roughly where it lies, its figure and its name written on it."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, sqrt

from dashboards import theme
from dashboards.charts.figure import Figure, figure
from dashboards.charts.names import plain, shortened
from hotline.paths import DASHBOARDS

TILE = 76
GAP = 0.04
# In letters of Latin width.
LONGEST_LINE = 12
# From few, near the ground of the page, to many; each pair of tile and ink reaches 4.5:1.
STEPS = {
    "light": (
        ("#e3edf7", "#1b2733"),
        ("#c3d9ee", "#1b2733"),
        ("#9cc0e2", "#1b2733"),
        ("#3b78b3", "#ffffff"),
        ("#1f5489", "#ffffff"),
    ),
    "dark": (
        ("#1d3247", "#e6ecf2"),
        ("#264a6c", "#e6ecf2"),
        ("#2f6499", "#ffffff"),
        ("#78aede", "#10161d"),
        ("#b4d5f5", "#10161d"),
    ),
}
EDGE = "#c8591b"


@dataclass(frozen=True)
class Place:
    """One tile: the place, its figure, what is written and said, and what a click on it chooses."""

    code: str
    name: str
    value: float
    written: str
    details: str
    choice: str
    is_here: bool = False


@cache
def known_positions() -> dict[str, tuple[int, int]]:
    """Row and column of the places we know the lie of; the rest are set in the order of their codes."""
    with (DASHBOARDS / "charts" / "tile_positions.csv").open(encoding="utf-8") as file:
        return {line["area_code"]: (int(line["row"]), int(line["column"])) for line in csv.DictReader(file)}


def positions(codes: Sequence[str], known: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Row and column of each place: as known, if all are, with empty rows and columns left out; else a square."""
    if all(code in known for code in codes):
        rows = sorted({known[code][0] for code in codes})
        columns = sorted({known[code][1] for code in codes})
        return {code: (rows.index(known[code][0]), columns.index(known[code][1])) for code in codes}
    across = ceil(sqrt(len(codes)))
    return {code: divmod(place, across) for place, code in enumerate(sorted(codes))}


def step_of(value: float, highest: float) -> int:
    """Which of STEPS a value has; the highest has the last."""
    steps = len(STEPS["light"])
    return min(int(value / highest * steps), steps - 1) if highest > 0 else 0


def tile_map(places: Sequence[Place], scheme: str) -> Figure:
    """The places as tiles on a light or dark page.

    Plotly reads markup in its texts: names come from data and are escaped.
    """
    laid = positions([place.code for place in places], known_positions())
    highest = max((place.value for place in places), default=0)
    across = max((column for _, column in laid.values()), default=0) + 1
    down = max((row for row, _ in laid.values()), default=0) + 1
    shapes, annotations = [], []
    for place in places:
        row, column = laid[place.code]
        ground, ink = STEPS[scheme][step_of(place.value, highest)]
        shapes.append(
            {
                "type": "rect",
                "x0": column + GAP,
                "x1": column + 1 - GAP,
                "y0": row + GAP,
                "y1": row + 1 - GAP,
                "fillcolor": ground,
                "line": {"width": 2 if place.is_here else 0, "color": EDGE},
                "layer": "below",
            }
        )
        name = "<br>".join(plain(line) for line in _lines(place.name))
        annotations.append(
            {
                "x": column + 0.5,
                "y": row + 0.5,
                "showarrow": False,
                "font": {"color": ink, "size": 13},
                "bgcolor": ground,
                "text": f"{name}<br><b>{plain(place.written)}</b>",
            }
        )
    marks = {
        "type": "scatter",
        "x": [laid[place.code][1] + 0.5 for place in places],
        "y": [laid[place.code][0] + 0.5 for place in places],
        "mode": "markers",
        "marker": {"size": TILE * 0.8, "symbol": "square", "opacity": 0},
        "customdata": [[place.choice, plain(place.name[:80]), plain(place.details)] for place in places],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    }
    return figure(
        [marks],
        theme.layout(
            TILE * down,
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            hovermode="closest",
            shapes=shapes,
            annotations=annotations,
            xaxis={"range": [0, across], "visible": False, "fixedrange": True},
            yaxis={"range": [down, 0], "visible": False, "fixedrange": True},
        ),
    )


def _lines(name: str) -> list[str]:
    """A name on at most two lines that fit a tile."""
    if shortened(name, LONGEST_LINE) == name:
        return [name]
    half = (len(name) + 1) // 2
    first, second = name.split(" ", 1) if " " in name else (name[:half], name[half:])
    return [shortened(first, LONGEST_LINE), shortened(second, LONGEST_LINE)]
