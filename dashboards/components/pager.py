"""A long list, a page at a time; which page is in the address."""

import html
import re

import streamlit as st

from dashboards import formats
from dashboards.components import address
from dashboards.words import Words


def pages(count: int, size: int) -> int:
    """How many pages there are; of nothing, one."""
    return max(1, -(-count // size))


def asked(key: str, pages: int) -> int:
    """The page in the address, or the nearest there is."""
    held = st.query_params.get(key, "")
    return min(max(int(held), 1), pages) if re.fullmatch("[0-9]{1,9}", held) else 1


def show(words: Words, key: str, pages: int, close: str = "") -> None:
    """Draws the ways to the other pages, and out of the list where `close` says so."""
    page = asked(key, pages)
    steps = [
        ("first", 1, page > 1),
        ("before", page - 1, page > 1),
        ("after", page + 1, page < pages),
        ("last", pages, page < pages),
    ]
    links = "".join(f"<li>{_step(words, key, name, to, is_open)}</li>" for name, to, is_open in steps)
    place = html.escape(words("pager.page", page=formats.exact(page), pages=formats.exact(pages)))
    label = html.escape(words("pager.pages"))
    out = address.link(close, **{key: None}) if close else ""
    st.html(f'<nav class="pager" aria-label="{label}"><span>{place}</span><ol>{links}</ol>{out}</nav>')


def _step(words: Words, key: str, name: str, to: int, is_open: bool) -> str:
    text = words(f"pager.{name}")
    return address.link(text, **{key: str(to)}) if is_open else f"<span>{html.escape(text)}</span>"
