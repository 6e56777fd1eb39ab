"""Bars to the right for what rose and to the left for what fell, the name and the amount above each."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards import theme
from dashboards.charts.figure import Figure, figure, upright
from dashboards.charts.names import plain, shortened
from dashboards.charts.ranked_bars import bar_trace, frame


@dataclass(frozen=True)
class Change:
    """One bar: its name, its amount, how that is written, and whether it is for the better (None: neither)."""

    name: str
    amount: float
    written: str
    is_better: bool | None = None
    is_rest: bool = False


def change_bars(changes: Sequence[Change]) -> Figure:
    """Bars from the top down around a common zero; the rest is said but not drawn, for it would dwarf the parts."""
    drawn = [0.0 if change.is_rest else change.amount for change in changes]
    bars = bar_trace(
        drawn,
        [_colour(change) for change in changes],
        customdata=[[plain(shortened(change.name, 120)), plain(change.written)] for change in changes],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    )
    layout = frame([(change.name, change.written) for change in changes], (min(*drawn, 0.0), max(*drawn, 0.0)))
    layout["shapes"] = [upright(0, {"color": theme.LAST_YEAR, "width": 1})]
    return figure([bars], layout)


def _colour(change: Change) -> str:
    return {True: theme.MET, False: theme.MISSED, None: theme.ACCENT}[change.is_better]
