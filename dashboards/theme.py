"""How everything looks: one palette, one set of chart manners, one style sheet (theme.css)."""

from collections.abc import Callable, Sequence
from typing import Any

from hotline.paths import DASHBOARDS

STYLE = DASHBOARDS / "theme.css"
ICON = str(DASHBOARDS / "icon.svg")
# What runs in the browser: in-place links, and a chart saved as a picture.
LINKS = DASHBOARDS / "links.js"
PICTURE = DASHBOARDS / "picture.js"

# Told apart by colour-blind readers, and 3:1 or more against the light and the dark ground alike; what is good or
# bad is said by an icon and a word as well. theme.css names the same colours for text, a pair each.
ACCENT = "#2f74b5"
ACCENT_SOFT = "rgba(47, 116, 181, 0.12)"
LAST_YEAR = "#8593a1"
MET = "#14857a"
MISSED = "#c8591b"
# From hardly any to most, of one hue, readable on light and dark.
SHADES = [[0, "rgba(47, 116, 181, 0.06)"], [0.5, "rgba(47, 116, 181, 0.5)"], [1, "rgba(31, 92, 153, 1)"]]
TRACK = "rgba(133, 147, 161, 0.18)"

# Texts in charts; the page's own texts take theirs from the style sheet.
INK = {"light": "#1b2733", "dark": "#e6ecf2"}
QUIET = {"light": "#566371", "dark": "#a0adba"}

FONT = (
    "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', "
    "'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
)

# No tool bar: its words are English only. A chart is no trap for a thumb that scrolls past it.
CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


# Along the foot of a chart over time.
TIME_AXIS = {"nticks": 6, "showgrid": False, "fixedrange": True, "ticks": "outside", "ticklen": 4}

# Above the plot, so that it is in a saved picture too; a tap on it hides nothing.
LEGEND = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False}


def value_axis(ticks: Sequence[float], written: Callable[[float], str], reach: Sequence[float]) -> dict[str, Any]:
    """An axis with these ticks and no others."""
    return {
        "tickvals": ticks,
        "ticktext": [written(value) for value in ticks],
        "range": reach,
        "fixedrange": True,
        "zeroline": False,
        "automargin": True,
    }


def layout(height: int, **more: object) -> dict[str, Any]:
    """The common manners of a chart; text is coloured when it is shown, the grid by the theme of the page."""
    return {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 8, "b": 0},
        "font": {"family": FONT, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "showlegend": False,
        "legend": LEGEND,
        **more,
    }
