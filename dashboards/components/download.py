"""The rows behind a chart as CSV that a spreadsheet opens safely."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboards.words import Words

# A cell that begins with one of these is taken for a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "=", "+", "-", "@")


def neutralised(cell: object) -> object:
    """The cell, with an apostrophe before a text that a spreadsheet would take for a formula."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + cell
    return cell


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """UTF-8 with a mark at the start, without which Excel garbles Chinese."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(neutralised(heading) for heading in headings)
    for row in rows:
        writer.writerow(cell.isoformat() if isinstance(cell, date) else neutralised(cell) for cell in row)
    return text.getvalue().encode("utf-8-sig")


def show(words: Words, place: str, file_name: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A small button that saves the rows."""
    st.download_button(
        words("download.csv"),
        data=lambda: as_csv(headings, rows),
        file_name=f"{file_name}.csv",
        mime="text/csv",
        key=f"download-{place}",
        type="tertiary",
        on_click="ignore",
    )
