"""The rows behind a picture, as a reader takes them home: CSV and Excel that a spreadsheet opens safely."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from hotline.spreadsheets import AS_TEXT, LONGEST_CELL

# A cell that begins with one of these is taken for a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MATCHES_A_PERCENT = "0.00%"


@dataclass(frozen=True)
class Sheet:
    """What a chart or table shows: its title, what it is of, and its rows."""

    # Tells it from the others of its page, in the style sheet and the tests too.
    key: str
    title: str
    note: str
    headings: Sequence[str]
    rows: Sequence[Sequence[object]]
    # Places of the columns that hold fractions, to be shown as percentages.
    fractions: Sequence[int] = ()

    @property
    def file_name(self) -> str:
        """Title and note, without what a file system takes amiss."""
        name = re.sub(r"[\x00-\x1f\\/:*?\"<>|]+", " ", f"{self.title} {self.note}")
        return " ".join(name.split())[:80].strip(" .") or self.key


def neutralised(cell: object) -> object:
    """The cell, with an apostrophe before a text that a spreadsheet would take for a formula."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + cell
    return cell


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a mark at the start, without which Excel garbles Chinese."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(neutralised(heading) for heading in sheet.headings)
    for row in sheet.rows:
        writer.writerow(cell.isoformat() if isinstance(cell, date) else neutralised(cell) for cell in row)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(sheet: Sheet, about: Sequence[tuple[str, str]], about_title: str) -> bytes:
    """The rows on one sheet, on another what they are: `about` are names and texts."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, AS_TEXT) as book:
        head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})
        formats = {
            "fraction": book.add_format({"num_format": MATCHES_A_PERCENT}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "plain": book.add_format({"num_format": "General"}),
        }
        page = book.add_worksheet("1")
        page.freeze_panes(1, 0)
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, _cut(heading), head)
            page.set_column(column, column, 14)
        for line, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                _write(page, line, column, cell, formats, is_fraction=column in sheet.fractions)
        notes = book.add_worksheet(about_title)
        notes.set_column(0, 0, 14)
        notes.set_column(1, 1, 100, book.add_format({"text_wrap": True}))
        for line, (name, text) in enumerate(about):
            notes.write_string(line, 0, _cut(name), head)
            notes.write_string(line, 1, _cut(text))
    return out.getvalue()


def _write(page: object, line: int, column: int, cell: object, formats: dict, *, is_fraction: bool) -> None:
    if cell is None:
        return
    if isinstance(cell, date):
        page.write_datetime(line, column, cell, formats["day"])
    elif isinstance(cell, (int, float)) and not isinstance(cell, bool):
        page.write_number(line, column, cell, formats["fraction" if is_fraction else "plain"])
    else:
        page.write_string(line, column, _cut(str(cell)))


def _cut(text: str) -> str:
    return text[:LONGEST_CELL]
