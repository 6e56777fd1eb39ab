"""A chart on the page, with the words that stand in for it."""

import plotly.graph_objects as go
import streamlit as st

from dashboards import theme


def show(figure: go.Figure, key: str, alternative: str) -> None:
    """Draws a figure; `alternative` says its title and key figures to those who cannot see it."""
    ink = theme.INK[st.context.theme.type or "light"]
    figure.update_layout(font_color=ink)
    st.plotly_chart(figure, key=f"chart-{key}", alt=alternative, config=theme.CHART_CONFIG)
