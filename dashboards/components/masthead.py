"""The head of every page: the name, the pages, the other language."""

from collections.abc import Sequence

import streamlit as st

from dashboards import theme
from dashboards.components import address
from dashboards.words import Words


def show(words: Words, pages: Sequence[st.Page], chosen: st.Page) -> None:
    """Draws the head; every link carries the choices made so far along."""
    st.html(theme.STYLE)
    address.follow_links()
    with st.container(key="masthead", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(f'<div class="brand"><b>12345</b><span>{words("site.brand")}</span></div>')
        with st.container(key="pages", horizontal=True, gap="small", wrap=False):
            for page in pages:
                # The link to the page one is on is drawn as plain emphasis by its key.
                place = f"here-{page.url_path}" if page == chosen else f"go-{page.url_path}"
                with st.container(key=place, width="content"):
                    st.page_link(page, label=page.title, query_params=address.with_changes())
        st.button(
            words("site.other_language"),
            key="language",
            type="tertiary",
            on_click=address.go,
            kwargs={"lang": words.other},
        )
