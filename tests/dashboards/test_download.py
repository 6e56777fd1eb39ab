"""What is saved opens in a spreadsheet as text, not as a program."""

import csv
import io
from datetime import date

import pytest

from dashboards.components.download import as_csv, neutralised


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "=1", "-cmd|' /C calc'!A0"])
def test_formulas_become_text(cell: str) -> None:
    assert neutralised(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "市公安局", "a=b", -1.5, 3, None, "12345"])
def test_all_else_stays(cell: object) -> None:
    assert neutralised(cell) == cell


def test_a_spreadsheet_reads_it() -> None:
    saved = as_csv(["名称", "=x"], [(date(2024, 1, 2), -0.5), ('a"b\nc', None)])
    assert saved.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(saved.decode("utf-8-sig"))))
    assert rows == [["名称", "'=x"], ["2024-01-02", "-0.5"], ['a"b\nc', ""]]
