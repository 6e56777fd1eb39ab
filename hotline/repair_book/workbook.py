"""The repair book as an Excel workbook: what it is about, then a sheet a rule, headed so that it can be landed."""

import io
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hotline import settings
from hotline.repair_book.broken import Broken
from hotline.spreadsheets import AS_TEXT
from hotline.words import say

_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans({character: " " for character in "[]:*?/\\."})
_ABOUT_ROW = ("file", "line", "sheet", "wrong", "remedy")
_TITLE, _LABELS, _NAMES, _FIRST = 0, 1, 2, 3
_WIDTHS = {"file": 24, "line": 8, "sheet": 10, "wrong": 32, "remedy": 32}


def render(found: list[Broken], feed: str | None, since: date | None) -> bytes:
    """The whole workbook; without a `feed` its rows are masked and its sheets bear names that no landing takes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, AS_TEXT) as book:
        about = book.add_worksheet(say("repair.about"))
        styles = {
            "title": book.add_format({"bold": True, "font_size": 13}),
            "head": book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True}),
            "text": book.add_format({"num_format": "@", "valign": "top"}),
            "told": book.add_format({"font_color": "#52606D", "text_wrap": True, "valign": "top"}),
            "looked_at": book.add_format({"num_format": "@", "valign": "top", "bg_color": "#FFF2CC"}),
            "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        names: dict[str, str] = {}
        for number, broken in enumerate((each for each in found if each.rows), start=1):
            names[broken.rule.id] = _sheet_name(broken, number, is_masked=feed is None)
            _write(book.add_worksheet(names[broken.rule.id]), broken, styles)
        first = _introduce(about, feed, since, styles)
        _list_rules(about, first, found, names, styles)
    return out.getvalue()


def _sheet_name(broken: Broken, number: int, *, is_masked: bool) -> str:
    """`tickets (3) 关闭时间早于受理时间`: landing knows the table by its first word."""
    prefix = say("repair.masked") if is_masked else ""
    return f"{prefix}{broken.table.name} ({number}) {_words(broken, 'wrong')}".translate(_NOT_IN_NAMES)[:_LONGEST_NAME]


def _words(broken: Broken, what: str) -> str:
    return str(getattr(broken.rule, f"{what}_{settings.language()}"))


def _write(sheet: Worksheet, broken: Broken, styles: dict[str, Format]) -> None:
    table = broken.table
    sheet.freeze_panes(_FIRST, len(_ABOUT_ROW))
    sheet.write_string(_TITLE, 0, f"{_words(broken, 'wrong')} — {_words(broken, 'remedy')}", styles["title"])
    for place, name in enumerate(_ABOUT_ROW):
        sheet.set_column(place, place, _WIDTHS[name])
        sheet.write_string(_NAMES, place, say(f"repair.row.{name}"), styles["head"])
    for place, column in enumerate(table.columns, start=len(_ABOUT_ROW)):
        is_looked_at = column.name in broken.rule.columns
        sheet.set_column(place, place, 16, styles["looked_at" if is_looked_at else "text"])
        # A bare label would be taken for the header, and the row below for one of data.
        label = getattr(column, f"label_{settings.language()}")
        shown = say("repair.looked_at" if is_looked_at else "repair.label", label=label)
        sheet.write_string(_LABELS, place, shown, styles["told"])
        sheet.write_string(_NAMES, place, column.name, styles["head"])
    for number, row in enumerate(broken.rows, start=_FIRST):
        origin = (row.file, str(row.line), row.sheet or "", row.wrong, row.remedy)
        for place, text in enumerate(origin):
            sheet.write_string(number, place, text, styles["told"])
        for place, cell in enumerate(row.cells, start=len(_ABOUT_ROW)):
            if cell is not None:
                sheet.write_string(number, place, cell)


def _introduce(sheet: Worksheet, feed: str | None, since: date | None, styles: dict[str, Format]) -> int:
    """What this book is and how to send it back; returns the first free row."""
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 2, 12)
    sheet.set_column(3, 6, 40)
    sheet.write_string(0, 0, say("repair.title", feed=feed or say("repair.all_senders")), styles["title"])
    sentences = [
        say("repair.since", since=since) if since else say("repair.since_ever"),
        *say("repair.how_to_read" if feed is None else "repair.how_to_repair").splitlines(),
    ]
    for place, sentence in enumerate(sentences, start=1):
        sheet.merge_range(place, 0, place, 6, sentence, styles["wrapped"])
    return len(sentences) + 2


def _list_rules(
    sheet: Worksheet, first: int, found: list[Broken], names: dict[str, str], styles: dict[str, Format]
) -> None:
    """Every rule with its counts, leading to its sheet if it has one."""
    for place, name in enumerate(("on_sheet", "broken", "listed", "severity", "remedy", "owner", "source")):
        sheet.write_string(first, place, say(f"repair.columns.{name}"), styles["head"])
    for place, broken in enumerate(found, start=first + 1):
        if name := names.get(broken.rule.id):
            sheet.write_url(place, 0, f"internal:'{name}'!A{_FIRST + 1}", string=_words(broken, "wrong"))
        else:
            sheet.write_string(place, 0, _words(broken, "wrong"), styles["wrapped"])
        sheet.write_number(place, 1, broken.broken)
        sheet.write_number(place, 2, len(broken.rows))
        severity = say(f"gate.report.severities.{broken.rule.severity}")
        for at, text in enumerate((severity, _words(broken, "remedy"), broken.rule.owner, broken.rule.source), start=3):
            sheet.write_string(place, at, text, styles["wrapped"])
