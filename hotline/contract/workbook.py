"""The contract as a workbook that a sender can fill and send back: a sheet a table, lists to choose codes from."""

import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hotline import contracts
from hotline.contracts import Column, Table
from hotline.words import say

ROWS_TO_FILL = 10_000
TITLE, LABELS, NAMES, FIRST = 0, 1, 2, 3
LISTS = "代码表 codes"
NUMBER_FORMATS = {
    "text": "@",
    "code": "@",
    "timestamp": "yyyy-mm-dd hh:mm:ss",
    "date": "yyyy-mm-dd",
    "integer": "0",
    "decimal": "General",
    "flag": "0",
}
# Excel cuts what it shows beside a cell at these lengths, and refuses a file that goes beyond.
TITLE_LENGTH, MESSAGE_LENGTH = 32, 255


def render() -> bytes:
    """The whole workbook; sheets bear the tables' names, so that it lands as it is once filled."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        heading = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
        required = book.add_format({"bold": True, "bg_color": "#F8CBAD", "border": 1, "text_wrap": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        title = book.add_format({"bold": True, "font_size": 14})
        formats = {kind: book.add_format({"num_format": text}) for kind, text in NUMBER_FORMATS.items()}
        _about(book.add_worksheet(say("contract.about")), title, heading, wrapped)
        for table in contracts.tables().values():
            _sheet(book.add_worksheet(sheet_name(table)), table, title, {False: heading, True: required}, formats)
        ranges = _lists(book.add_worksheet(LISTS), heading)
        for name, cells in ranges.items():
            book.define_name(f"codes_{name}", f"='{LISTS}'!{cells}")
    return out.getvalue()


def sheet_name(table: Table) -> str:
    """`tickets 诉求（工单）`: the name by which landing knows the table, and what people call it."""
    return f"{table.name} {table.label_zh}"


def _about(sheet: Worksheet, title: Format, heading: Format, wrapped: Format) -> None:
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 70, wrapped)
    sheet.write(0, 0, say("contract.title"), title)
    sentences = [*say("contract.how_to_fill").splitlines(), *say("contract.how").splitlines()]
    for number, sentence in enumerate(sentences, start=1):
        sheet.merge_range(number, 0, number, 1, sentence, wrapped)
    row = len(sentences) + 2
    for column, name in enumerate(("sheet", "grain")):
        sheet.write(row, column, say(f"contract.{name}"), heading)
    for table in contracts.tables().values():
        row += 1
        sheet.write_url(row, 0, f"internal:'{sheet_name(table)}'!A{FIRST + 1}", string=sheet_name(table))
        sheet.write(row, 1, table.description)


def _sheet(
    sheet: Worksheet, table: Table, title: Format, headings: dict[bool, Format], formats: dict[str, Format]
) -> None:
    sheet.write(TITLE, 0, f"{table.label_zh} {table.label_en} — {table.description}", title)
    sheet.freeze_panes(FIRST, 1)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, max(12, 2 * len(column.label_zh) + 2), formats[column.type])
        # With the note it is no column's label any more, so that landing takes the row below for the header.
        sheet.write(LABELS, number, f"{column.label_zh}\n{_note(column)}", headings[column.required])
        sheet.write(NAMES, number, column.name, headings[column.required])
        sheet.write_comment(NAMES, number, _explanation(column), {"x_scale": 2.5, "y_scale": 2.5})
        sheet.data_validation(FIRST, number, FIRST + ROWS_TO_FILL - 1, number, _validation(column))


def _note(column: Column) -> str:
    return say("contract.required") if column.required else say("contract.optional")


def _explanation(column: Column) -> str:
    lines = [
        f"{column.label_zh} {column.label_en}",
        column.description,
        say("contract.type", type=say(f"contract.types.{column.type}")),
        _note(column),
    ]
    if column.codes:
        lines += [f"{code} = {names[0]}" for code, names in contracts.codes(column.codes).items()]
    if column.example:
        lines.append(say("contract.example", example=column.example))
    return "\n".join(lines)


def _validation(column: Column) -> dict[str, object]:
    """A list to choose from for codes, yes or no for flags; for the rest only the hint beside the cell."""
    if column.codes and not column.is_list:
        kind: dict[str, object] = {"validate": "list", "source": f"=codes_{column.codes}"}
    elif column.type == "flag":
        kind = {"validate": "list", "source": ["1", "0"]}
    else:
        kind = {"validate": "any"}
    hint = f"{column.description}\n{say('contract.example', example=column.example) if column.example else ''}"
    return kind | {
        "input_title": f"{column.label_zh} {_note(column)}"[:TITLE_LENGTH],
        "input_message": hint.strip()[:MESSAGE_LENGTH],
        "error_title": column.label_zh[:TITLE_LENGTH],
        "error_message": say("contract.choose"),
    }


def _lists(sheet: Worksheet, heading: Format) -> dict[str, str]:
    """Writes every code list and returns, by its name, the cells that hold its codes."""
    for number, name in enumerate(("list", "code", "chinese", "english")):
        sheet.write(0, number, say(f"contract.{name}"), heading)
    sheet.set_column(0, 3, 28)
    ranges: dict[str, str] = {}
    row = 1
    names = dict.fromkeys(column.codes for table in contracts.tables().values() for column in table.columns)
    for name in filter(None, names):
        first = row
        for code, (chinese, english) in contracts.codes(name).items():
            sheet.write_row(row, 0, (name, code, chinese, english))
            row += 1
        ranges[name] = f"$B${first + 1}:$B${row}"
    return ranges
