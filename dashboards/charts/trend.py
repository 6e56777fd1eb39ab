"""A figure's course: this year as a filled line, last year as a quiet one, the target dotted."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from dashboards import theme
from dashboards.charts.figure import Figure, across, figure
from dashboards.charts.scales import nice_ticks

HEIGHT = 300


def trend(
    starts: Sequence[date],
    values: Sequence[float | None],
    last_year: Sequence[float | None],
    target: float | None,
    *,
    written: Callable[[float | None], str],
    tick: Callable[[float], str],
    is_open: bool,
    gaps: Sequence[date],
    names: tuple[str, str, str],
    labels: Sequence[str],
    tick_format: str,
    from_zero: bool,
) -> Figure:
    """The course over `starts`; `names` are the words for this year, last year and target, `labels` for the points.

    `is_open` says that the last period is not over: the way to it is drawn faint, so that it is not read as a fall.
    Of `gaps` nothing is known: the line ends before them and begins anew, so that nobody reads a value there.
    """
    known = [value for value in (*values, *last_year, target) if value is not None]
    ticks = nice_ticks(0 if from_zero else min(known), max(known))
    this_name, last_name, target_name = names
    last_line = {"color": theme.LAST_YEAR, "width": 1.5, "dash": "4px,3px"}
    solid = {"color": theme.ACCENT, "width": 2.5}
    fill = "tozeroy" if from_zero else "none"
    stretches = _stretches(starts, gaps)
    pieces = [(stretch, solid, fill) for stretch in stretches]
    if is_open and len(stretches[-1]) > 1:
        rest = {**solid, "width": 2, "dash": "2px,3px"}
        pieces[-1:] = [(stretches[-1][:-1], solid, fill), (stretches[-1][-2:], rest, "none")]
    lines = [(last_name, last_year, range(len(starts)), last_line, "none")]
    lines += [(this_name, values, *piece) for piece in pieces]
    traces = [
        {
            "type": "scatter",
            "x": [starts[place] for place in places],
            "y": [line_values[place] for place in places],
            "name": name,
            # A further piece of this year's line is no line of its own.
            "showlegend": number < 2,
            "legendrank": 2 - number,
            "mode": "lines" if len(places) > 1 else "markers",
            "line": line,
            "fill": fill,
            "fillcolor": theme.ACCENT_SOFT,
            "customdata": [[labels[place], written(line_values[place])] for place in places],
            "hovertemplate": "%{customdata[0]} %{customdata[1]}<extra>" + name + "</extra>",
        }
        for number, (name, line_values, places, line, fill) in enumerate(lines)
    ]
    layout = theme.layout(
        HEIGHT,
        hovermode="x unified",
        margin={"l": 0, "r": 8, "t": 34, "b": 0},
        showlegend=True,
        xaxis={**theme.TIME_AXIS, "tickformat": tick_format},
        yaxis=theme.value_axis(ticks, tick, [ticks[0], ticks[-1]]),
    )
    if target is not None:
        layout["shapes"] = [across(target, {"color": theme.MISSED, "width": 1.2, "dash": "dot"})]
        layout["annotations"] = [
            {
                "text": f"{target_name} {written(target)}",
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": target,
                # At the top of the plot there is no room above the line.
                "yanchor": "top" if target >= ticks[-1] else "bottom",
                "showarrow": False,
            }
        ]
    return figure(traces, layout)


def _stretches(starts: Sequence[date], gaps: Sequence[date]) -> list[range]:
    """The places between two gaps."""
    breaks = [place for place in range(1, len(starts)) if any(starts[place - 1] < gap < starts[place] for gap in gaps)]
    return [range(first, end) for first, end in pairwise([0, *breaks, len(starts)])]
