"""The page's address holds every choice a reader makes, so that a view can be sent to a colleague."""

import html
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from dashboards import theme
from dashboards.words import LANGUAGES, Words
from hotline import settings

# What a browser calls the languages.
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
# What an address holds is a code, a day or a few words.
LONGEST = 200


def words() -> Words:
    """The words of the language that the address asks for, else of the server's."""
    asked = st.query_params.get("lang")
    return Words(asked if asked in LANGUAGES else settings.language())


def with_changes(**changes: str | None) -> dict[str, str]:
    """The choices of this view with some changed, or dropped where None: the address of another view."""
    changed = {**st.query_params.to_dict(), **changes}
    return {key: value for key, value in changed.items() if value is not None}


def go(**changes: str | None) -> None:
    """Changes this view's choices, all at once: the browser notes one address, so going back goes back once."""
    st.query_params.from_dict(with_changes(**changes))


def asked(key: str, among: Sequence[str]) -> str | None:
    """What the address holds under `key`, if it is one of these."""
    held = st.query_params.get(key)
    return held if held in among else None


def link(text: str, **changes: str | None) -> str:
    """An HTML link to this view with some choices changed, followed without loading the page anew."""
    return f'<a class="go" href="?{html.escape(urlencode(with_changes(**changes)))}">{html.escape(text)}</a>'


def follow_links() -> None:
    """Makes the links of `link` work in place, and tells the browser the language; once a page."""
    _links(key="links", data={"language": LOCALES[words().language]}, on_go_change=_follow)


_links = st.components.v2.component("links", js=theme.LINKS.read_text(encoding="utf-8"))


def _follow() -> None:
    query = str(st.session_state["links"].go or "").removeprefix("?")
    st.query_params.from_dict({key: value for key, value in parse_qsl(query) if len(value) <= LONGEST})


def choose(
    widget: Callable[..., Any],
    key: str,
    options: Sequence[str],
    label: str,
    names: Callable[[str], str],
    *,
    default: str | None = None,
    forgets: tuple[str, ...] = (),
    **looks: object,
) -> str:
    """A choice kept in the address under `key`; making it drops the choices in `forgets`, which hung on the old one.

    The address is the only truth: the widget is set from it on every run, so links and the back button hold.
    """
    chosen = asked(key, options) or default or options[0]
    state = f"choice-{key}"
    st.session_state[state] = chosen

    def keep() -> None:
        go(**{key: st.session_state[state], **dict.fromkeys(forgets)})

    widget(label, options, key=state, format_func=names, on_change=keep, **looks)
    return chosen


def write(key: str, label: str, **looks: object) -> str:
    """A few words to look for, kept in the address under `key`."""
    state = f"written-{key}"
    st.session_state[state] = st.query_params.get(key, "")[:LONGEST]

    def keep() -> None:
        go(**{key: st.session_state[state].strip() or None})

    return st.text_input(label, key=state, max_chars=LONGEST, on_change=keep, **looks)
