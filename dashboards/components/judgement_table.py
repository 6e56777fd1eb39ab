"""A line per judged figure: where it stands, what is printed, what is computed, and why the verdict is what it is."""

import html
from collections.abc import Sequence

import streamlit as st

from dashboards import formats
from dashboards.components.frame import View
from dashboards.data import Row

# The worst first; told by a sign and a word, never by colour alone.
SIGNS = {"error": "✗", "warn": "!", "cannot_tell": "?", "right": "✓"}
COLUMNS = ("verdict", "figure", "printed", "computed", "difference")


def show(view: View, caption: str, rows: Sequence[Row]) -> None:
    """Draws the table; the explanation stands below what it explains, so that a phone shows it, too."""
    head = "".join(
        f'<th scope="col" class="{name}">{html.escape(view.words(f"reconciliation.columns.{name}"))}</th>'
        for name in COLUMNS
    )
    st.html(
        f'<table class="plain judged"><caption class="unseen">{html.escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(_line(view, row) for row in rows)}</tbody></table>"
    )


def _line(view: View, row: Row) -> str:
    words = view.words
    place = " · ".join(part for part in (row.row_name, row.column_name) if part) or formats.EMPTY
    if row.what == "change":
        place += words("reconciliation.change_of")
    figures = "".join(
        f'<td class="number {name}" data-label="{html.escape(words(f"reconciliation.columns.{name}"))}">'
        f"{html.escape(_short(getattr(row, name)))}</td>"
        for name in ("printed", "computed", "difference")
    )
    return (
        f'<tr><td class="verdict"><span class="target verdict-{html.escape(row.verdict)}">'
        f'<i aria-hidden="true">{SIGNS.get(row.verdict, "?")}</i>'
        f"{html.escape(words.of('verdicts', row.verdict))}</span></td>"
        f'<th scope="row"><b>{html.escape(place)}</b><small>{html.escape(row.document)}　'
        f"{html.escape(row.table_name)}</small><small>{html.escape(words.pick(row, 'explanation'))}</small></th>"
        f"{figures}</tr>"
    )


def _short(text: str) -> str:
    """A figure that is a sentence, such as a title, without its tail."""
    return text if len(text) <= 40 else f"{text[:39]}…"
