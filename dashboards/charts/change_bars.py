"""Bars to the right for what rose and to the left for what fell, the name and the amount above each."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboards import theme
from dashboards.charts.names import plain, shortened
from dashboards.charts.ranked_bars import ROW


@dataclass(frozen=True)
class Change:
    """One bar: its name, its amount, how that is written, and whether it is for the better (None: neither)."""

    name: str
    amount: float
    written: str
    is_better: bool | None = None
    is_rest: bool = False


def change_bars(changes: Sequence[Change]) -> go.Figure:
    """Bars from the top down around a common zero; the rest is said but not drawn, for it would dwarf the parts."""
    drawn = [0.0 if change.is_rest else change.amount for change in changes]
    figure = go.Figure(layout=theme.layout(ROW * len(changes) + 12, margin={"l": 0, "r": 0, "t": 4, "b": 0}))
    figure.add_bar(
        x=drawn,
        y=list(range(len(changes))),
        orientation="h",
        width=0.16,
        marker={"color": [_colour(change) for change in changes], "cornerradius": 4},
        customdata=[[plain(shortened(change.name, 120)), plain(change.written)] for change in changes],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    )
    for place, change in enumerate(changes):
        above = {"y": place, "yshift": 15, "showarrow": False, "yanchor": "middle"}
        figure.add_annotation(text=plain(shortened(change.name)), x=0, xref="paper", xanchor="left", **above)
        figure.add_annotation(text=plain(change.written), x=1, xref="paper", xanchor="right", **above)
    figure.add_vline(x=0, line={"color": theme.LAST_YEAR, "width": 1})
    figure.update_xaxes(range=[min(*drawn, 0.0), max(*drawn, 0.0)], visible=False, fixedrange=True)
    figure.update_yaxes(range=[len(changes) - 0.62, -0.75], visible=False, fixedrange=True)
    return figure


def _colour(change: Change) -> str:
    return {True: theme.MET, False: theme.MISSED, None: theme.ACCENT}[change.is_better]
