"""The register of a year as the annual report prints it, to look at and as a workbook."""

import html

import streamlit as st

from dashboards.components.download import EXCEL
from dashboards.components.frame import View
from dashboards.data import Row
from hotline.report import filling
from hotline.report.figures import Figures
from hotline.report.layout import layout
from hotline.report.model import Report, Section, Table
from hotline.report.writers import workbook

LAYOUT = "huaian_2023"


def show(view: View, area: Row, year: int) -> None:
    """Draws the table with its merged cells, and a button that saves it."""
    words = view.words
    with view.reader.connection.cursor() as cursor:
        table = filling.register(layout(LAYOUT), Figures(cursor, year, area.scope_code))
    st.html(_drawn(table))
    st.download_button(
        words("sharing.printed_excel"),
        data=lambda: workbook.render(_report(view, table)),
        file_name=f"{words('sharing.title')} {area.name} {year}.xlsx",
        mime=EXCEL,
        key="save-printed",
        type="tertiary",
        on_click="ignore",
    )


def _drawn(table: Table) -> str:
    lines: dict[int, list[str]] = {}
    for cell in table.areas():
        tag = "th" if cell.top < len(table.head) else "td"
        spans = f'rowspan="{cell.bottom - cell.top + 1}" colspan="{cell.right - cell.left + 1}"'
        lines.setdefault(cell.top, []).append(f"<{tag} {spans}>{html.escape(cell.text)}</{tag}>")
    rows = "".join(f"<tr>{''.join(cells)}</tr>" for cells in lines.values())
    drawn = f"<caption>{html.escape(table.caption)}</caption>{rows}"
    # It is as wide as on paper: a phone scrolls it, a keyboard too.
    return f'<div class="scroll" tabindex="0"><table class="printed">{drawn}</table></div>'


def _report(view: View, table: Table) -> Report:
    words = view.words
    section = Section("", (table,))
    return Report(table.caption, (section,), words("download.about"), (f"{words('fresh.snapshot')} {view.reader.id}",))
