"""A figure as the plain values that the browser draws: Plotly's objects check each of them, ten times the work."""

from collections.abc import Sequence
from typing import Any

Figure = dict[str, Any]
Part = dict[str, Any]


def figure(traces: Sequence[Part], layout: Part) -> Figure:
    """What Plotly calls a figure."""
    return {"data": list(traces), "layout": layout}


def across(y: float, line: Part) -> Part:
    """A line at a height, from one side of the plot to the other."""
    return {"type": "line", "xref": "x domain", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line}


def upright(x: float, line: Part) -> Part:
    """A line from the foot of the plot to its head."""
    return {"type": "line", "yref": "y domain", "y0": 0, "y1": 1, "x0": x, "x1": x, "line": line}
