"""How often a rule was broken: a column a period, as high as the share of rows that broke it."""

from collections.abc import Callable, Sequence
from datetime import date

import plotly.graph_objects as go

from dashboards import theme
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
) -> go.Figure:
    """`details` are said when a column is pointed at; a period in which nothing was judged has no column."""
    ticks = nice_ticks(0, max(rates) or 0.01)
    figure = go.Figure(layout=theme.layout(HEIGHT, hovermode="x"))
    figure.add_bar(
        x=list(starts),
        y=list(rates),
        width=WIDTHS[grain] * MILLISECONDS,
        marker={"color": theme.ACCENT},
        customdata=list(details),
        hovertemplate="%{customdata}<extra></extra>",
    )
    figure.update_xaxes(tickformat=tick_format, nticks=6, showgrid=False, fixedrange=True, ticks="outside", ticklen=4)
    figure.update_yaxes(
        tickvals=ticks, ticktext=[tick(value) for value in ticks], range=[0, ticks[-1]],
        fixedrange=True, zeroline=False, automargin=True,
    )  # fmt: skip
    return figure
