"""A chart on the page: the words that stand in for it, its definition, and ways to take it home."""

import html
from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboards import theme
from dashboards.components import address, definition, download
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.sheets import Sheet


def show(
    view: View,
    chosen: Chosen | None,
    figure: go.Figure,
    sheet: Sheet,
    alternative: str,
    *,
    indicators: Sequence[Row] = (),
    remark: str = "",
    drill: str = "",
    forgets: Sequence[str] = (),
) -> None:
    """Draws a figure and its foot; `alternative` says its key figures to those who cannot see it.

    `drill` is the key of the address that a click on a mark sets, to the first of the mark's customdata, or to the id
    of a treemap's area; the choices in `forgets` hang on it and are dropped. A keyboard cannot click a mark: offer the
    same choice beside it.
    """
    scheme = st.context.theme.type or "light"
    figure.update_layout(font_color=theme.INK[scheme])
    figure.update_xaxes(tickfont_color=theme.QUIET[scheme])
    figure.update_yaxes(tickfont_color=theme.QUIET[scheme])
    name = f"chart-{sheet.key}"
    clicks: dict[str, Any] = {}
    if drill:
        clicks = {"on_select": _drilling(name, drill, forgets), "selection_mode": "points"}
    told = view.words("chart.alternative", title=sheet.title, note=sheet.note, figures=alternative)
    st.plotly_chart(figure, key=name, alt=told, config=theme.CHART_CONFIG, **clicks)
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


def _drilling(name: str, key: str, forgets: Sequence[str]) -> Callable[[], None]:
    def drill() -> None:
        points = st.session_state[name].selection.points
        # A treemap tells the ids of its areas and nothing else; one that begins with a hyphen chooses nothing.
        chosen = (points[0].get("customdata") or [points[0].get("id")])[0] if points else None
        if chosen and not str(chosen).startswith("-"):
            address.go(**{key: str(chosen), **dict.fromkeys(forgets)})

    return drill
