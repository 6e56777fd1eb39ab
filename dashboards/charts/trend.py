"""A figure's course: this year as a filled line, last year as a quiet one, the target dotted."""

from collections.abc import Callable, Sequence
from datetime import date

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
    names: tuple[str, str, str],
    labels: Sequence[str],
    tick_format: str,
    from_zero: bool,
) -> Figure:
    """The course over `starts`; `names` are the words for this year, last year and target, `labels` for the points.

    `is_open` says that the last period is not over: the way to it is drawn faint, so that it is not read as a fall.
    """
    known = [value for value in (*values, *last_year, target) if value is not None]
    ticks = nice_ticks(0 if from_zero else min(known), max(known))
    this_name, last_name, target_name = names
    last_line = {"color": theme.LAST_YEAR, "width": 1.5, "dash": "4px,3px"}
    solid = {"color": theme.ACCENT, "width": 2.5}
    fill = "tozeroy" if from_zero else "none"
    lines = [(last_name, last_year, last_line, "none"), (this_name, values, solid, fill)]
    if is_open and len(values) > 1:
        done = len(values) - 1
        rest = [None] * (done - 1) + list(values[done - 1 :])
        lines[1:] = [
            (this_name, [*values[:done], None], solid, fill),
            (this_name, rest, {**solid, "width": 2, "dash": "2px,3px"}, "none"),
        ]
    traces = [
        {
            "type": "scatter",
            "x": list(starts),
            "y": list(line_values),
            "name": name,
            # The faint rest of this year's line is no line of its own.
            "showlegend": place < 2,
            "legendrank": 2 - place,
            "mode": "lines" if len(starts) > 1 else "markers",
            "line": line,
            "fill": fill,
            "fillcolor": theme.ACCENT_SOFT,
            "customdata": [[label, written(value)] for label, value in zip(labels, line_values, strict=True)],
            "hovertemplate": "%{customdata[0]} %{customdata[1]}<extra>" + name + "</extra>",
        }
        for place, (name, line_values, line, fill) in enumerate(lines)
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
