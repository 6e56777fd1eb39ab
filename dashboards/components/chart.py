"""A chart on the page: the words that stand in for it, its definition, and ways to take it home."""

import html
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from plotly.basedatatypes import BaseFigure

from dashboards import theme
from dashboards.charts.figure import Figure
from dashboards.components import address, definition, download
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.sheets import Sheet


def show(
    view: View,
    chosen: Chosen | None,
    figure: Figure,
    sheet: Sheet,
    alternative: str,
    *,
    indicators: Sequence[Row] = (),
    remark: str = "",
    drill: str = "",
    forgets: Sequence[str] = (),
) -> None:
    """Shows the figure and its foot; `alternative` says its key figures to those who cannot see it.

    `drill` is the key of the address that a click on a mark sets, to the first of the mark's customdata, or to the id
    of a treemap's area; the choices in `forgets` hang on it and are dropped. A keyboard cannot click a mark: offer the
    same choice beside it.
    """
    name = f"chart-{sheet.key}"
    clicks: dict[str, Any] = {}
    if drill:
        clicks = {"on_select": _drilling(name, drill, forgets), "selection_mode": "points"}
    told = view.words("chart.alternative", title=sheet.title, note=sheet.note, figures=alternative)
    shown = _inked(figure, st.context.theme.type or "light")
    st.plotly_chart(shown, key=name, alt=told, config=theme.CHART_CONFIG, **clicks)
    foot(view, chosen, sheet, indicators=indicators, remark=remark, has_picture=True)


def foot(
    view: View,
    chosen: Chosen | None,
    sheet: Sheet,
    *,
    indicators: Sequence[Row] = (),
    remark: str = "",
    has_picture: bool = False,
) -> None:
    """What stands below a chart or table: a remark, the definitions of its figures, the downloads."""
    with st.container(key=f"foot-{sheet.key}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="legend">{html.escape(remark)}&nbsp;</p>')
        for indicator in indicators:
            definition.show(indicator, view.words, sheet.key, chosen)
        download.show(view, sheet, indicators, has_picture=has_picture)


class _Plain(BaseFigure):
    """A figure of plain values: Streamlit would make Plotly's objects of a dictionary, to check them."""

    def __init__(self, plain: Figure) -> None:
        self._plain = plain

    def to_dict(self) -> Figure:
        return self._plain


def _inked(figure: Figure, scheme: str) -> _Plain:
    """The figure with its letters readable on a light or dark page."""
    layout = figure["layout"]
    layout["font"]["color"] = theme.INK[scheme]
    for axis in ("xaxis", "yaxis"):
        if axis in layout:
            layout[axis]["tickfont"] = {"color": theme.QUIET[scheme]}
    return _Plain(figure)


def _drilling(name: str, key: str, forgets: Sequence[str]) -> Callable[[], None]:
    def drill() -> None:
        points = st.session_state[name].selection.points
        # A treemap tells the ids of its areas and nothing else; one that begins with a hyphen chooses nothing.
        chosen = (points[0].get("customdata") or [points[0].get("id")])[0] if points else None
        if chosen and not str(chosen).startswith("-"):
            address.go(**{key: str(chosen), **dict.fromkeys(forgets)})

    return drill
