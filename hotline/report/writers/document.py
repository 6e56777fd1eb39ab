"""A report as a Word document, A4 across, in the fonts of official papers."""

import io

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table as Grid
from docx.table import _Cell

from hotline.report.model import Report, Table

BODY, HEADING, LATIN = "宋体", "黑体", "Times New Roman"
STYLES = (("Normal", BODY, 10.5), ("Title", HEADING, 20), ("Heading 1", HEADING, 14), ("Heading 2", HEADING, 12))
LONG, SHORT, MARGIN = Mm(297), Mm(210), Mm(18)
# of a column, in characters
NARROWEST, WIDEST = 4, 24


def render(report: Report) -> bytes:
    """The whole report."""
    paper = Document()
    _set_up(paper)
    paper.core_properties.title = report.title
    paper.add_heading(report.title, 0)
    for section in report.sections:
        paper.add_heading(section.heading, 1)
        for table in section.tables:
            if table.caption:
                paper.add_heading(table.caption, 2)
            _add(paper, table)
            paper.add_paragraph()
    paper.add_heading(report.foot_heading, 1)
    for line in report.foot:
        paper.add_paragraph(line)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _set_up(paper: Paper) -> None:
    page = paper.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = LONG, SHORT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    for name, font, size in (
        ("Normal", BODY, 10.5),
        ("Title", HEADING, 20),
        ("Heading 1", HEADING, 14),
        ("Heading 2", HEADING, 12),
    ):
        style = paper.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size = LATIN, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        # the template's headings follow its theme, which knows no Chinese font
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)


def _add(paper: Paper, table: Table) -> None:
    grid = paper.add_table(len(table.rows), len(table.head[0]), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(grid.columns, _widths(table), strict=True):
        for cell in column.cells:
            cell.width = width
    for area in table.areas():
        cell = grid.cell(area.top, area.left)
        if area.is_merged:
            cell = cell.merge(grid.cell(area.bottom, area.right))
        _write(cell, area.text, bold=area.top < len(table.head))
    _repeat_on_each_page(grid, len(table.head))


def _widths(table: Table) -> list[Length]:
    """The page's width, parted by the longest text of each column: themes need more room than numbers."""
    wanted = [NARROWEST] * len(table.head[0])
    for area in table.areas():
        if area.left == area.right:
            # headings break into two lines
            length = len(area.text) if area.top >= len(table.head) else len(area.text) // 2
            wanted[area.left] = max(wanted[area.left], min(length, WIDEST))
    return [Emu((LONG - 2 * MARGIN) * part // sum(wanted)) for part in wanted]


def _write(cell: _Cell, text: str, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(9)


def _repeat_on_each_page(grid: Grid, head: int) -> None:
    for row in grid.rows[:head]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
