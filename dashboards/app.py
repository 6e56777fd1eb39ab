"""Navigation: which pages there are, in which order."""

import streamlit as st

from dashboards import theme
from dashboards.components import address, frame, masthead

PAGES = ("overview", "catalogue", "quality")

words = address.words()
st.set_page_config(page_title=words("site.name"), page_icon=theme.ICON, layout="wide")
pages = [
    st.Page(f"pages/{name}.py", title=words(f"{name}.title"), url_path=name, default=name == PAGES[0]) for name in PAGES
]
chosen = st.navigation(pages, position="hidden")
masthead.show(words, pages, chosen)
frame.run(chosen, words)
