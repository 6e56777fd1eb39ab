"""Where in the categories the page is: the way back up, and which kind of requests is counted."""

import html

import streamlit as st

from dashboards.charts.names import shortened
from dashboards.components import address
from dashboards.components.frame import View
from dashboards.hotspots import KINDS, Hotspots

# What hangs on the topic and is dropped with it.
HANGING = {"all": None, "tickets": None}


def kind(view: View) -> str:
    """Draws the choice between all requests, consultations and others."""
    words = view.words
    return address.choose(
        st.segmented_control,
        "type",
        list(KINDS),
        words("hotspots.kind"),
        lambda kind: words(f"hotspots.kinds.{kind}"),
        forgets=tuple(HANGING),
        required=True,
        label_visibility="collapsed",
    )


def breadcrumb(view: View, hotspots: Hotspots) -> None:
    """Draws the path from the top; all but the last lead back up."""
    steps = [("", view.words("hotspots.top")), *((code, shortened(name)) for code, name in hotspots.topic.path)]
    links = [address.link(name, topic=code or None, **HANGING) for code, name in steps[:-1]]
    here = f'<b aria-current="page">{html.escape(steps[-1][1])}</b>'
    crumbs = "".join(f"<li>{crumb}</li>" for crumb in (*links, here))
    label = html.escape(view.words("hotspots.path"))
    st.html(f'<nav class="crumbs" aria-label="{label}"><ol>{crumbs}</ol></nav>')
