"""Ranked bars with the name above each, so that long names fit a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards import theme
from dashboards.charts.figure import Figure, Part, figure
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


def frame(texts: Sequence[tuple[str, str]], reach: tuple[float, float]) -> Part:
    """The layout of bars from the top down: a name at the left above each, at the right what is written."""
    above = {"yshift": 15, "showarrow": False, "yanchor": "middle", "xref": "paper"}
    annotations = [
        {**above, "y": place, "x": x, "xanchor": anchor, "text": plain(text)}
        for place, (name, written) in enumerate(texts)
        for x, anchor, text in ((0, "left", shortened(name)), (1, "right", written))
    ]
    return theme.layout(
        ROW * len(texts) + 12,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": 4, "b": 0},
        annotations=annotations,
        xaxis={"range": reach, "visible": False, "fixedrange": True},
        yaxis={"range": [len(texts) - 0.62, -0.75], "visible": False, "fixedrange": True},
    )


def bar_trace(values: Sequence[float], colour: str | Sequence[str], **more: object) -> Part:
    """Thin bars from the top down."""
    return {
        "type": "bar",
        "x": list(values),
        "y": list(range(len(values))),
        "orientation": "h",
        "width": 0.16,
        "marker": {"color": colour, "cornerradius": 4},
        **more,
    }


def ranked_bars(bars: Sequence[Bar], longest: float | None = None) -> Figure:
    """Bars from the top down; `longest` is the value of a full track (by default the greatest of the bars)."""
    full = longest or max((bar.value for bar in bars), default=0) or 1
    shown = bar_trace(
        [bar.value for bar in bars],
        [theme.MISSED if bar.is_missed else theme.ACCENT for bar in bars],
        customdata=[[plain(shortened(bar.name, 120)), plain(bar.details)] for bar in bars],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    )
    track = bar_trace([full] * len(bars), theme.TRACK, hoverinfo="skip")
    return figure([track, shown], frame([(bar.name, bar.written) for bar in bars], (0, full)))
