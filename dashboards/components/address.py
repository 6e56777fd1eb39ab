"""The page's address holds every choice a reader makes, so that a view can be sent to a colleague."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboards.words import LANGUAGES, Words
from hotline import settings


def words() -> Words:
    """The words of the language that the address asks for, else of the server's."""
    asked = st.query_params.get("lang")
    if asked not in LANGUAGES:
        return Words(settings.language())
    # A link to the page one is on reaches the program but not the browser's address, until it is written again.
    st.query_params["lang"] = asked
    return Words(asked)


def with_changes(**changes: str) -> dict[str, str]:
    """The choices of this view with some changed: the address of another view."""
    return {**st.query_params.to_dict(), **changes}


def asked_date(key: str, among: Sequence[date]) -> date:
    """The date in the address if it is one of these, else the first of them."""
    text = st.query_params.get(key, "")
    return next((known for known in among if known.isoformat() == text), among[0])


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
    asked = st.query_params.get(key)
    chosen = asked if asked in options else default or options[0]
    state = f"choice-{key}"
    st.session_state[state] = chosen

    def keep() -> None:
        st.query_params[key] = st.session_state[state]
        for hanging in forgets:
            st.query_params.pop(hanging, None)

    widget(label, options, key=state, format_func=names, on_change=keep, **looks)
    return chosen
