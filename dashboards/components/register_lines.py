"""The lines of the register of sharing, and all that is known of one of them."""

import html
from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboards import formats
from dashboards.components import address, chart, tables
from dashboards.components.frame import View
from dashboards.components.register_totals import name_of
from dashboards.components.tables import Column, Html
from dashboards.data import Row
from dashboards.sheets import Sheet

SHOWN = 100
COLUMNS = ("recipients", "area_name", "methods", "theme", "ticket_count")
DETAILS = (
    "share_id", "register_year", "area_name", "level", "recipients", "recipient_kinds", "methods", "theme",
    "period_from", "period_to", "ticket_count", "shared_at", "legal_basis", "agreement_no", "assessment_no",
    "retention_until", "fields", "mask_profile", "file_sha256",
)  # fmt: skip
CODED = {"recipient_kinds": "recipient_kind", "methods": "method", "level": "level"}


def show(view: View, area: Row, year: int | None, lines: Sequence[Row]) -> None:
    """Draws the one that was asked for, then the list."""
    words = view.words
    asked = address.asked("share", [line.share_id for line in lines])
    for line in lines:
        if line.share_id == asked:
            _details(view, line)
    title = words("sharing.register")
    columns = [
        Column(
            words(f"sharing.fields.{name}"),
            is_number=name == "ticket_count",
            is_wide_only=name in ("area_name", "methods"),
        )
        for name in COLUMNS
    ]
    rows = [
        (
            Html(address.link(written(view, line, "recipients"), share=line.share_id)),
            *(written(view, line, name) for name in COLUMNS[1:]),
        )
        for line in lines[:SHOWN]
    ]
    tables.show(title, columns, rows)
    sheet = Sheet(
        key="register",
        title=title,
        note=" · ".join([area.name, str(year or words("sharing.every_year"))]),
        headings=[words(f"sharing.fields.{name}") for name in DETAILS],
        rows=[[getattr(line, name) for name in DETAILS] for line in lines],
    )
    remark = words("by.more", shown=SHOWN, count=len(lines)) if len(lines) > SHOWN else ""
    chart.foot(view, None, sheet, remark=remark)


def written(view: View, line: Row, name: str) -> str:
    """A field of a line in the reader's words, a dash where the register says nothing."""
    value = getattr(line, name)
    if value in (None, ""):
        return formats.EMPTY
    if name in CODED:
        return view.words.join([name_of(view, CODED[name], part.strip()) for part in value.split(";")])
    if name == "recipients":
        return view.words.join([part.strip() for part in value.split(";")])
    if isinstance(value, date):
        return formats.day(value, view.words)
    return formats.exact(value) if name == "ticket_count" else str(value)


def _details(view: View, line: Row) -> None:
    words = view.words
    facts = "".join(
        f"<dt>{html.escape(words(f'sharing.fields.{name}'))}</dt><dd>{html.escape(written(view, line, name))}</dd>"
        for name in DETAILS
    )
    close = address.link(words("sharing.close"), share=None)
    st.html(
        f'<section class="details"><h2>{html.escape(words("sharing.one", id=line.share_id))}</h2>{close}'
        f'<dl class="facts">{facts}</dl></section>'
    )
