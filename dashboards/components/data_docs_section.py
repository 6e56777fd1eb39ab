"""Great Expectations' own pages of the last judging, a table at a time: counts, never a value."""

from pathlib import Path

import streamlit as st

from dashboards.components import address, frame
from dashboards.components.frame import View
from hotline import contracts

NONE = "none"
HEIGHT = 720


def show(view: View) -> None:
    """Draws the choice of a table and its page, as far as the snapshot brings pages along."""
    words = view.words
    pages = {page.stem: page for page in sorted((Path(view.reader.folder) / "gate" / "data_docs").glob("*.html"))}
    if not pages:
        return
    frame.heading(words("quality.data_docs"), words("quality.data_docs_note"))

    def named(page: str) -> str:
        if page == NONE:
            return words("quality.data_docs_choose")
        table, _, judged_per = page.partition("_by_")
        label = words.pick(contracts.tables()[table], "label") if table in contracts.tables() else table
        return words(f"quality.data_docs_per.{judged_per or 'row'}", table=label)

    chosen = address.choose(
        st.selectbox, "docs", (NONE, *pages), words("quality.data_docs"), named, label_visibility="collapsed", width=320
    )
    if chosen != NONE:
        st.iframe(pages[chosen], height=HEIGHT, alt=named(chosen))
