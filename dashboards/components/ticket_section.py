"""The masked tickets behind a figure, a page at a time; never who asked."""

import html

import streamlit as st

from dashboards import formats
from dashboards.components import address, frame, pager
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.hotspots import Hotspots
from dashboards.words import Words

KEY = "tickets"
PAGE = 20
# What is shown of a text before it is opened.
BEGINNING = 60


def show(view: View, hotspots: Hotspots, topic: str, count: int) -> None:
    """Draws the way to the tickets, and once it is taken, a page of them; `count` is the figure they are behind."""
    words = view.words
    frame.heading(words("hotspots.tickets", topic=topic), words("hotspots.tickets_note"))
    if not view.reader.has("fct_tickets"):
        frame.message(words("hotspots.no_detail_title"), words("hotspots.no_detail"))
        return
    if KEY not in st.query_params:
        st.button(
            words("hotspots.open_tickets", count=formats.exact(count)),
            key="open-tickets",
            on_click=address.go,
            kwargs={KEY: "1"},
        )
        return
    pages = pager.pages(count, PAGE)
    rows = hotspots.tickets(PAGE, pager.asked(KEY, pages))
    if not rows:
        frame.message(words("hotspots.no_tickets_title"), words("hotspots.no_tickets"))
        return
    st.html(f'<div class="tickets">{"".join(_ticket(row, words) for row in rows)}</div>')
    pager.show(words, KEY, pages, words("hotspots.close_tickets"))


def _ticket(row: Row, words: Words) -> str:
    when = f"{formats.day(row.accepted_at.date(), words)} {row.accepted_at:%H:%M}"
    title = row.title or _beginning(row.content or "") or formats.EMPTY
    facts = [
        ("category", _beginning(row.category)),
        ("district", _beginning(row.district or formats.EMPTY)),
        ("unit", _beginning(row.unit or words("hotspots.no_unit"))),
        ("status", words.of("ticket_states", row.status_code or "")),
    ]
    listed = "".join(
        f"<div><dt>{html.escape(words(f'hotspots.columns.{name}'))}</dt><dd>{html.escape(str(fact))}</dd></div>"
        for name, fact in facts
    )
    texts = "".join(f"<p>{html.escape(text)}</p>" for text in (row.place, row.content) if text)
    head = (
        f"<b>{html.escape(_beginning(title))}</b>"
        f"<span>{html.escape(str(row.ticket_id))} · {html.escape(when)}</span><dl>{listed}</dl>"
    )
    return f"<details><summary>{head}</summary>{texts}</details>"


def _beginning(text: str) -> str:
    return text if len(text) <= BEGINNING else text[: BEGINNING - 1] + "…"
