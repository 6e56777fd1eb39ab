"""What is saved opens in a spreadsheet as text, not as a program."""

import csv
import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from dashboards.sheets import Sheet, as_csv, as_workbook, neutralised

HARMFUL = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", "-cmd|' /C calc'!A0"]


def sheet(*rows: tuple, title: str = "标题", fractions: tuple[int, ...] = ()) -> Sheet:
    return Sheet("key", title, "云川市 · 2024年", ["名称", "=x"], rows, fractions)


@pytest.mark.parametrize("cell", HARMFUL)
def test_formulas_become_text(cell: str) -> None:
    assert neutralised(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "市公安局", "a=b", -1.5, 3, None, "12345"])
def test_all_else_stays(cell: object) -> None:
    assert neutralised(cell) == cell


def test_a_spreadsheet_reads_the_csv() -> None:
    saved = as_csv(sheet((date(2024, 1, 2), -0.5), ('a"b\nc', None)))
    assert saved.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(saved.decode("utf-8-sig"))))
    assert rows == [["名称", "'=x"], ["2024-01-02", "-0.5"], ['a"b\nc', ""]]


def test_a_spreadsheet_reads_the_workbook() -> None:
    saved = as_workbook(sheet((date(2024, 1, 2), 0.9823), ("长" * 40_000, None), fractions=(1,)), [("a", "b")], "说明")
    book = CalamineWorkbook.from_filelike(io.BytesIO(saved))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0] == ["名称", "=x"]
    assert rows[1] == [date(2024, 1, 2), 0.9823]
    assert rows[2] == ["长" * 32_767, ""]
    assert book.get_sheet_by_name("说明").to_python() == [["a", "b"]]


@pytest.mark.parametrize("cell", HARMFUL)
def test_a_workbook_holds_no_formula(cell: str) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(as_workbook(sheet((cell, cell)), [(cell, cell)], "说明"))) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


@pytest.mark.parametrize(
    ("title", "name"),
    [("a/b\\c:d", "a b c d 云川市 · 2024年"), ("长" * 200, "长" * 80), ("..", "云川市 · 2024年")],
)
def test_a_file_name_is_one(title: str, name: str) -> None:
    assert sheet(title=title).file_name.removeprefix(".. ") == name
