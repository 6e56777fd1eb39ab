"""Great Expectations' own pages of the last judging, a table at a time: counts, never a value."""

from pathlib import Path

import streamlit as st

from dashboards.components import address, frame
from dashboards.components.frame import View
from hotline import contracts

NONE = "none"
HEIGHT = 720


def show(view: View, of_table: str = "") -> None:
    """Draws the choice of a table, or of those pages alone that are `of_table`, as far as the snapshot has pages."""
    words = view.words
    folder = Path(view.reader.folder) / "gate" / "data_docs"
    pages = {
        page.stem: page
        for page in sorted(folder.glob("*.html"))
        if not of_table or page.stem.partition("_by_")[0] == of_table
    }
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
