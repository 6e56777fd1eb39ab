"""How often a rule was broken: a column a period, as high as the share of rows that broke it."""

from collections.abc import Callable, Sequence
from datetime import date

from dashboards import theme
from dashboards.charts.figure import Figure, figure
from dashboards.charts.scales import nice_ticks

HEIGHT = 220
MILLISECONDS = 86_400_000
# Of a column, in days: told, since the axis would make the only column as wide as the plot.
WIDTHS = {"day": 0.7, "week": 5, "month": 22}


def failure_columns(
    starts: Sequence[date],
    rates: Sequence[float],
    details: Sequence[str],
    grain: str,
    *,
    tick: Callable[[float], str],
    tick_format: str,
) -> Figure:
    """`details` are said when a column is pointed at; a period in which nothing was judged has no column."""
    ticks = nice_ticks(0, max(rates) or 0.01)
    columns = {
        "type": "bar",
        "x": list(starts),
        "y": list(rates),
        "width": WIDTHS[grain] * MILLISECONDS,
        "marker": {"color": theme.ACCENT},
        "customdata": list(details),
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return figure(
        [columns],
        theme.layout(
            HEIGHT,
            hovermode="x",
            xaxis={**theme.TIME_AXIS, "tickformat": tick_format},
            yaxis=theme.value_axis(ticks, tick, [0, ticks[-1]]),
        ),
    )
