"""A report as an Excel workbook: a sheet of tables, printed on A4 across, and a sheet with the foot."""

import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hotline.report.model import Report, Table
from hotline.spreadsheets import AS_TEXT

FONT = "宋体"
A4 = 9


def render(report: Report) -> bytes:
    """The whole report."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, AS_TEXT) as book:
        plain = {"font_name": FONT, "font_size": 10.5, "text_wrap": True, "valign": "vcenter"}
        title = book.add_format({**plain, "font_size": 18, "bold": True, "text_wrap": False})
        heading = book.add_format({**plain, "font_size": 13, "bold": True, "text_wrap": False})
        head = book.add_format({**plain, "bold": True, "align": "center", "border": 1, "bg_color": "#E8EEF4"})
        body = book.add_format({**plain, "align": "center", "border": 1})
        sheet = book.add_worksheet("年度报告")
        _set_up(sheet, report)
        sheet.write_string(0, 0, report.title, title)
        row = 1
        for section in report.sections:
            sheet.write_string(row + 1, 0, section.heading, heading)
            row += 2
            for table in section.tables:
                if table.caption:
                    sheet.write_string(row, 0, table.caption, heading)
                    row += 1
                _write(sheet, table, row, head, body)
                row += len(table.rows) + 1
        notes = book.add_worksheet(report.foot_heading)
        notes.set_column(0, 0, 120)
        for place, line in enumerate(report.foot):
            notes.write_string(place, 0, line, book.add_format(plain))
    return out.getvalue()


def _set_up(sheet: Worksheet, report: Report) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C&P / &N")
    widest = max(len(table.head[0]) for section in report.sections for table in section.tables)
    sheet.set_column(0, widest - 1, 18)


def _write(sheet: Worksheet, table: Table, first: int, head: Format, body: Format) -> None:
    for area in table.areas():
        style = head if area.top < len(table.head) else body
        if area.is_merged:
            sheet.merge_range(first + area.top, area.left, first + area.bottom, area.right, area.text, style)
        else:
            sheet.write_string(first + area.top, area.left, area.text, style)
