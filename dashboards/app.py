"""What runs for every reader: the words, the head, and the page that was asked for."""

import streamlit as st

from dashboards import theme
from dashboards.components import address, frame, masthead
from dashboards.navigation import PAGES

words = address.words()
st.set_page_config(page_title=words("site.name"), page_icon=theme.ICON, layout="wide")
pages = [
    st.Page(f"pages/{name}.py", title=words(f"{name}.title"), url_path=name, default=name == PAGES[0]) for name in PAGES
]
chosen = st.navigation(pages, position="hidden")
masthead.show(words, pages, chosen)
frame.run(chosen, words)
