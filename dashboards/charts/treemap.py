"""Parts of a whole as areas: how many by size, how they changed by colour, both written on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from dashboards import theme
from dashboards.charts.figure import Figure, Part, figure
from dashboards.charts.names import plain, shortened

HEIGHT, SCALE = 430, 42
# In letters of Latin width.
LONGEST_LINE = 20
# Below this share of the whole a tile is too narrow for share and change on one line.
NARROW = 0.065
# By how much more or less than last year, orange and blue; the ink reaches 4.5:1 on each.
SHADES = {
    "more": "#e39a63",
    "some_more": "#f4d3b8",
    "even": "#dfe4e9",
    "some_fewer": "#c9def1",
    "fewer": "#86b6e0",
    "unknown": "#eef0f2",
}
INK = "#1b2733"
# A click on it chooses nothing.
WHOLE = "-whole"


@dataclass(frozen=True)
class Tile:
    """One area: what a click on it chooses, its name and size, its share and change as written, what is said of it."""

    code: str
    name: str
    value: float
    share: str
    change: str
    details: str
    shade: str


def shade_of(percent: float | None) -> str:
    """The shade of a change in percent."""
    if percent is None:
        return "unknown"
    if abs(percent) < 5:
        return "even"
    step = "" if abs(percent) >= 20 else "some_"
    return step + ("more" if percent > 0 else "fewer")


def treemap(tiles: Sequence[Tile], whole: str) -> Figure:
    """The areas within `whole`, above the scale of shades.

    Plotly reads markup in its texts: names come from data and are escaped.
    """
    total = sum(tile.value for tile in tiles)
    grounds = ["rgba(0,0,0,0)", *(SHADES[tile.shade] for tile in tiles)]
    areas = {
        "type": "treemap",
        "ids": [WHOLE, *(tile.code or f"{WHOLE}-{place}" for place, tile in enumerate(tiles))],
        "parents": ["", *[WHOLE] * len(tiles)],
        "labels": [plain(shortened(whole)), *(_wrapped(tile.name) for tile in tiles)],
        "values": [total, *(tile.value for tile in tiles)],
        "branchvalues": "total",
        "text": ["", *(_written(tile, total) for tile in tiles)],
        "texttemplate": "<b>%{label}</b><br>%{text}",
        "hovertext": [
            "",
            *(f"<b>{plain(shortened(tile.name, 80))}</b><br>{plain(tile.details)}" for tile in tiles),
        ],
        "hoverinfo": "text",
        "marker": {
            "colors": grounds,
            "line": {"width": 0},
            "cornerradius": 3,
            "pad": {"t": 0, "l": 0, "r": 0, "b": 0},
        },
        "textfont": {"color": INK, "size": 14},
        "domain": {"x": [0, 1], "y": [SCALE / (HEIGHT + SCALE), 1]},
        "tiling": {"packing": "squarify", "pad": 3},
        "pathbar": {"visible": False},
        "root": {"color": "rgba(0,0,0,0)"},
        "sort": False,
    }
    return figure(
        [areas],
        theme.layout(
            HEIGHT + SCALE,
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            # What does not fit is left to the list: letters too small to read say nothing.
            uniformtext={"minsize": 11, "mode": "hide"},
            **_scale(),
        ),
    )


def _wrapped(name: str) -> str:
    """A name on two lines at most."""
    lines = wrap(shortened(name, 2 * LONGEST_LINE), LONGEST_LINE if name.isascii() else LONGEST_LINE // 2)
    return "<br>".join(plain(line) for line in lines)


def _written(tile: Tile, total: float) -> str:
    """Share and change, one under the other where the tile is narrow."""
    between = "  " if tile.value >= NARROW * total else "<br>"
    return plain(tile.share) + (between + plain(tile.change) if tile.change else "")


def _scale() -> Part:
    """The shades from fewer to more, with the changes that part them."""
    height = HEIGHT + SCALE
    shades = ("fewer", "some_fewer", "even", "some_more", "more")
    on_paper = {"xref": "paper", "yref": "paper"}
    shapes = [
        {
            **on_paper,
            "type": "rect",
            "x0": place / len(shades),
            "x1": (place + 1) / len(shades),
            "y0": (SCALE - 18) / height,
            "y1": (SCALE - 8) / height,
            "fillcolor": SHADES[shade],
            "line": {"width": 0},
        }
        for place, shade in enumerate(shades)
    ]
    annotations = [
        {
            **on_paper,
            "text": edge,
            "x": place / len(shades),
            "y": (SCALE - 18) / height,
            "xanchor": "center",
            "yanchor": "top",
            "showarrow": False,
            "font": {"size": 11},
        }
        for place, edge in enumerate(("↓20%", "↓5%", "↑5%", "↑20%"), start=1)
    ]
    return {"shapes": shapes, "annotations": annotations}
