"""What every page stands in: it opens the snapshot, says how fresh it is, and ends in plain words without one."""

import html
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from dashboards import data, formats
from dashboards.components import address
from dashboards.words import Words

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class View:
    """What a page works with: its name, the words of its language and one snapshot."""

    page: str
    words: Words
    reader: data.Reader
    as_of: date | None


def run(page: st.Page, words: Words) -> None:
    """Runs a page; a mistake of ours is a plain sentence to the reader and a traceback in the log."""
    try:
        page.run()
    except Exception:
        log.exception("The page %s failed", page.url_path)
        message(words("site.failed_title"), words("site.failed"))


def begin(page: str, *tables: str) -> View:
    """Draws title and freshness; ends the page with a sentence when there is no snapshot, or not these tables in it."""
    words = address.words()
    try:
        reader = data.current()
    except data.SnapshotUnreadable:
        log.exception("The current snapshot cannot be opened")
        message(words("site.unreadable_title"), words("site.unreadable"))
        st.stop()
    if reader is None:
        message(words("site.nothing_published_title"), words("site.nothing_published"))
        st.stop()
    # A day is left for clocks that differ, as in the warehouse.
    until = reader.published_at.date() + timedelta(days=1)
    as_of = reader.ask("as_of", until=until)[0].as_of_date if reader.has("fct_indicator_values") else None
    _show_freshness(words, words(f"{page}.title"), reader, as_of)
    if not reader.has(*tables):
        message(words("site.no_tables_title"), words("site.no_tables"))
        st.stop()
    return View(page, words, reader, as_of)


def message(title: str, text: str) -> None:
    """A sentence in place of a page or section: what is missing and what to do."""
    st.html(f'<div class="message" role="status"><h3>{html.escape(title)}</h3><p>{html.escape(text)}</p></div>')


def note(text: str) -> None:
    """A remark in small letters."""
    st.html(f'<p class="note">{html.escape(text)}</p>')


def on_paper(text: str) -> None:
    """What was chosen, for a page on paper: the choices themselves are left out there."""
    st.html(f'<p class="on-paper">{html.escape(text)}</p>')


def heading(title: str, note: str = "") -> None:
    """The title of a section, and in smaller letters what it counts."""
    small = f"<p>{html.escape(note)}</p>" if note else ""
    st.html(f'<div class="heading"><h2>{html.escape(title)}</h2>{small}</div>')


def _show_freshness(words: Words, title: str, reader: data.Reader, as_of: date | None) -> None:
    published = f"{formats.day(reader.published_at.date(), words)} {reader.published_at:%H:%M}"
    state = [
        (words("fresh.as_of"), formats.day(as_of, words) if as_of else words("fresh.no_rows")),
        (words("fresh.gate"), _gate(words, reader)),
    ]
    origin = [(words("fresh.published"), published), (words("fresh.snapshot"), reader.id)]
    st.html(
        f'<header class="title"><h1>{html.escape(title)}</h1>'
        f'<dl class="fresh">{_facts(state)}</dl><dl class="fresh origin">{_facts(origin)}</dl></header>'
    )
    # On a phone the origin stands at the foot of the page (theme.css): the first screen is for the figures.
    with st.container(key="origin"):
        st.html(f'<dl class="fresh">{_facts(origin)}</dl>')


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    return "".join(f"<div><dt>{html.escape(name)}</dt><dd>{html.escape(fact)}</dd></div>" for name, fact in facts)


def _gate(words: Words, reader: data.Reader) -> str:
    count = reader.quarantined
    return words("fresh.quarantined", count=f"{count:,}") if count else words("fresh.clean")
