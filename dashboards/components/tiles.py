"""A row of plain numbers with a word under each."""

import html
from collections.abc import Sequence

import streamlit as st


def show(figures: Sequence[tuple[str, str]], signs: Sequence[str] = ()) -> None:
    """Draws (number, word) pairs; `signs` stand before them, so that they read as a sum."""
    parts = []
    for place, (number, word) in enumerate(figures):
        sign = f"<i>{html.escape(signs[place])}</i>" if place < len(signs) and signs[place] else ""
        parts.append(f"<div>{sign}<p><b>{html.escape(number)}</b><span>{html.escape(word)}</span></p></div>")
    st.html(f'<div class="tiles">{"".join(parts)}</div>')
