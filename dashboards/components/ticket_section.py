"""The masked tickets behind a figure, a page at a time; never who asked."""

import html
import re

import streamlit as st

from dashboards import formats
from dashboards.components import address, frame
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.hotspots import Hotspots
from dashboards.words import Words

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
    asked = st.query_params.get("tickets", "")
    if not re.fullmatch("[0-9]{1,9}", asked):
        st.button(
            words("hotspots.open_tickets", count=formats.exact(count)),
            key="open-tickets",
            on_click=address.go,
            kwargs={"tickets": "1"},
        )
        return
    pages = max(1, -(-count // PAGE))
    page = min(max(int(asked), 1), pages)
    rows = hotspots.tickets(PAGE, page)
    if not rows:
        frame.message(words("hotspots.no_tickets_title"), words("hotspots.no_tickets"))
        return
    st.html(f'<div class="tickets">{"".join(_ticket(row, words) for row in rows)}</div>')
    steps = [
        ("first", 1, page > 1),
        ("before", page - 1, page > 1),
        ("after", page + 1, page < pages),
        ("last", pages, page < pages),
    ]
    links = "".join(f"<li>{_step(words, name, to, is_open)}</li>" for name, to, is_open in steps)
    place = html.escape(words("hotspots.page", page=formats.exact(page), pages=formats.exact(pages)))
    close = address.link(words("hotspots.close_tickets"), tickets=None)
    label = html.escape(words("hotspots.pages"))
    st.html(f'<nav class="pager" aria-label="{label}"><span>{place}</span><ol>{links}</ol>{close}</nav>')


def _step(words: Words, name: str, to: int, is_open: bool) -> str:
    text = words(f"hotspots.page_{name}")
    return address.link(text, tickets=str(to)) if is_open else f"<span>{html.escape(text)}</span>"


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
