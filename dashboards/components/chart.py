"""A chart on the page: the words that stand in for it, its definition, and ways to take it home."""

import html
from collections.abc import Callable, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from plotly.basedatatypes import BaseFigure

from dashboards import theme
from dashboards.components import address, definition, download
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.sheets import Sheet


def show(
    view: View,
    chosen: Chosen | None,
    draw: Callable[[], go.Figure],
    sheet: Sheet,
    alternative: str,
    *,
    indicators: Sequence[Row] = (),
    remark: str = "",
    drill: str = "",
    forgets: Sequence[str] = (),
) -> None:
    """Shows what `draw` draws, and its foot; `alternative` says its key figures to those who cannot see it.

    `drill` is the key of the address that a click on a mark sets, to the first of the mark's customdata, or to the id
    of a treemap's area; the choices in `forgets` hang on it and are dropped. A keyboard cannot click a mark: offer the
    same choice beside it.
    """
    chosen_so_far = tuple(sorted(st.query_params.to_dict().items()))
    scheme = st.context.theme.type or "light"
    figure = _drawn(view.reader.folder, view.page, view.words.language, chosen_so_far, scheme, sheet.key, draw)
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


class _Drawn(BaseFigure):
    """A figure that is as it should be: taking it apart into plain values again would cost as much as drawing it."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self._plain = plain

    def to_dict(self) -> dict[str, Any]:
        return self._plain


# What a chart shows hangs on the snapshot and the address alone, and drawing it is the dearest part of a page.
@st.cache_resource(max_entries=400, show_spinner=False)
def _drawn(  # noqa: PLR0917
    snapshot: str,
    page: str,
    language: str,
    choices: tuple[tuple[str, str], ...],
    scheme: str,
    key: str,
    _draw: Callable[[], go.Figure],
) -> _Drawn:
    figure = _draw()
    figure.update_layout(font_color=theme.INK[scheme])
    figure.update_xaxes(tickfont_color=theme.QUIET[scheme])
    figure.update_yaxes(tickfont_color=theme.QUIET[scheme])
    return _Drawn(figure.to_dict())


def _drilling(name: str, key: str, forgets: Sequence[str]) -> Callable[[], None]:
    def drill() -> None:
        points = st.session_state[name].selection.points
        # A treemap tells the ids of its areas and nothing else; one that begins with a hyphen chooses nothing.
        chosen = (points[0].get("customdata") or [points[0].get("id")])[0] if points else None
        if chosen and not str(chosen).startswith("-"):
            address.go(**{key: str(chosen), **dict.fromkeys(forgets)})

    return drill
