"""Ranked bars with the name above each, so that long names fit a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboards import theme
from dashboards.charts.names import plain, shortened

ROW = 46


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its length, what is written at its end, and what is said when it is pointed at."""

    name: str
    value: float
    written: str
    details: str
    is_missed: bool = False


def ranked_bars(bars: Sequence[Bar], longest: float | None = None) -> go.Figure:
    """Bars from the top down; `longest` is the value of a full track (by default the greatest of the bars)."""
    full = longest or max((bar.value for bar in bars), default=0) or 1
    places = list(range(len(bars)))
    figure = go.Figure(
        layout=theme.layout(ROW * len(bars) + 12, barmode="overlay", margin={"l": 0, "r": 0, "t": 4, "b": 0})
    )
    figure.add_bar(
        x=[full] * len(bars), y=places, orientation="h", width=0.16, marker={"color": theme.TRACK, "cornerradius": 4},
        hoverinfo="skip",
    )  # fmt: skip
    figure.add_bar(
        x=[bar.value for bar in bars],
        y=places,
        orientation="h",
        width=0.16,
        marker={"color": [theme.MISSED if bar.is_missed else theme.ACCENT for bar in bars], "cornerradius": 4},
        customdata=[[plain(shortened(bar.name, 120)), plain(bar.details)] for bar in bars],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    )
    for place, bar in zip(places, bars, strict=True):
        above = {"y": place, "yshift": 15, "showarrow": False, "yanchor": "middle"}
        figure.add_annotation(text=plain(shortened(bar.name)), x=0, xref="paper", xanchor="left", **above)
        figure.add_annotation(text=plain(bar.written), x=1, xref="paper", xanchor="right", **above)
    figure.update_xaxes(range=[0, full], visible=False, fixedrange=True)
    figure.update_yaxes(range=[len(bars) - 0.62, -0.75], visible=False, fixedrange=True)
    return figure
