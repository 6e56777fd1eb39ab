"""Cells of a workbook come out as the text a person sees, under the right header, with the sheet's own row numbers."""

import datetime as dt

import pytest
import xlsxwriter

from hotline.errors import HotlineError
from hotline.readers.layout import Layout
from hotline.readers.workbook import Workbook


def workbook(path, **sheets):
    with xlsxwriter.Workbook(path) as book:
        formats = {
            dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            dt.date: book.add_format({"num_format": "yyyy-mm-dd"}),
            dt.time: book.add_format({"num_format": "hh:mm"}),
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if type(value) in formats:
                        sheet.write_datetime(number, column, value, formats[type(value)])
                    elif value is not None:
                        sheet.write(number, column, value)
    return Workbook(path, path.name)


def read(book, **layout):
    batches = list(book.read(Layout(**layout)))
    rows = [row for batch in batches for row in batch.table.to_pylist()]
    return rows, [(r.sheet, r.line, r.cause) for batch in batches for r in batch.rejects]


def test_cells_as_a_person_sees_them(tmp_path):
    cells = [1, 0.5, 13812345678, 12345678901234567890.0, 1e-7, True, "001", "1e5", " x "]
    book = workbook(tmp_path / "a.xlsx", 一=[[f"c{number}" for number in range(len(cells))], cells])
    ((row,), _) = read(book)
    assert list(row.values())[:-2] == [
        *["1", "0.5", "13812345678", "12345678901234570000", "0.0000001", "1", "001", "1e5", " x "]
    ]


def test_midnight_is_shown_like_the_other_times_of_its_column(tmp_path):
    day, noon = dt.date(2024, 5, 1), dt.datetime(2024, 5, 1, 12, 0, 59)
    book = workbook(tmp_path / "a.xlsx", 一=[["at", "on", "when"], [noon, day, dt.time(8, 30)], [day, day, None]])
    rows, _ = read(book)
    assert [(row["at"], row["on"], row["when"]) for row in rows] == [
        ("2024-05-01 12:00:59", "2024-05-01", "08:30:00"),
        ("2024-05-01 00:00:00", "2024-05-01", None),
    ]


def test_titles_blanks_and_repeated_headers(tmp_path):
    header = ["编号", "内容", None, "编号"]
    rows = [["导出"], [], header, ["1", "a", "?", "x"], [" "], header, ["2", "b"], [], []]
    book = workbook(tmp_path / "a.xlsx", 一=[*rows, [None, None, None, "　"]])
    layout = {"header_names": frozenset({"编号", "内容"})}

    assert book.headers(Layout(**layout))[0].names == ("编号", "内容", "column_3", "编号__2")
    found, rejects = read(book, **layout)
    assert [(row["_line"], row["编号"], row["column_3"], row["编号__2"]) for row in found] == [
        (4, "1", "?", "x"),
        (7, "2", None, None),
    ]
    assert [(line, cause) for _, line, cause in rejects] == [
        (5, "blank"),
        (6, "header"),
        (8, "blank"),
        (9, "blank"),
        (10, "blank"),
    ]


def test_every_sheet_that_has_a_header(tmp_path):
    book = workbook(
        tmp_path / "a.xlsx",
        说明=[["本表由各单位填报"]],
        一月=[["编号", "内容"], ["1", "a"]],
        二月=[["内容", "编号"], ["b", "2"]],
        空=[],
    )
    rows, _ = read(book, header_names=frozenset({"编号", "内容"}))
    assert [(row["_sheet"], row["编号"], row["内容"]) for row in rows] == [("一月", "1", "a"), ("二月", "2", "b")]

    rows, _ = read(book, sheets=("二月",))
    assert [row["_sheet"] for row in rows] == ["二月"]
    with pytest.raises(HotlineError, match="三月"):
        read(book, sheets=("三月",))


def test_sheets_without_header_are_told(tmp_path):
    book = workbook(tmp_path / "a.xlsx", 说明=[["填报说明"]], 数据=[["编号", "内容"], ["1", "a"]], 空=[])
    read(book, header_names=frozenset({"编号", "内容"}))
    assert book.unread == ["说明"]
