"""The contract as a workbook, a document and a list: what a sender gets can be filled and landed."""

import csv
import io
import zipfile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from hotline import contracts, land
from hotline.contract import documents, workbook, write
from hotline.errors import HotlineError
from hotline.paths import DataFolder


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("contract") / "contract.xlsx"
    assert str(path) in "".join(write("xlsx", path))
    return path


def rows_of(path, table):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(workbook.sheet_name(table)).to_python()


@pytest.mark.parametrize("table", contracts.tables().values(), ids=lambda table: table.name)
def test_a_sheet_names_every_column_in_chinese_and_as_landing_knows_it(book, table):
    title, labels, names = rows_of(book, table)
    assert title[0].startswith(table.label_zh)
    assert names == [column.name for column in table.columns]
    assert [label.split("\n")[0] for label in labels] == [column.label_zh for column in table.columns]


def test_codes_are_chosen_from_lists(book):
    with zipfile.ZipFile(book) as package:
        tickets = package.read("xl/worksheets/sheet2.xml").decode()
        names = package.read("xl/workbook.xml").decode()
    assert "<formula1>codes_channels</formula1>" in tickets
    assert 'name="codes_channels"' in names


def test_an_empty_workbook_lands_as_nothing(book, tmp_path):
    landed = land.land(DataFolder(tmp_path), [book])
    assert landed.refused == []
    assert landed.totals == {"lines": 0, "loaded": 0, "rejected": 0, "duplicate": 0}


def test_a_filled_workbook_lands(book, tmp_path):
    """GIVEN the workbook with examples typed into two sheets WHEN it lands THEN both tables have them."""
    filled = tmp_path / "报送.xlsx"
    tables = contracts.tables()
    with xlsxwriter.Workbook(str(filled)) as copy:
        for name in ("tickets", "calls"):
            sheet = copy.add_worksheet(workbook.sheet_name(tables[name]))
            rows = [*rows_of(book, tables[name]), [column.example or "无" for column in tables[name].columns]]
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    landed = land.land(DataFolder(tmp_path), [filled])
    assert landed.refused == []
    assert landed.landed[0].rows_by_table == {"tickets": 1, "calls": 1}
    assert landed.totals == {"lines": 2, "loaded": 2, "rejected": 0, "duplicate": 0}


def test_the_list_has_a_line_for_every_column():
    lines = list(csv.DictReader(io.StringIO(documents.comma_separated())))
    assert len(lines) == sum(len(table.columns) for table in contracts.tables().values())
    assert {line["column"] for line in lines if line["is_key"] == "1" and line["table"] == "populations"} == {
        "area_code",
        "year",
    }


def test_the_document_names_every_table_and_code():
    text = "".join(write("md", None))
    for table in contracts.tables().values():
        assert f"## {table.name} {table.label_zh}" in text
    assert "`special_urgent` 特殊紧急" in text


def test_a_form_that_is_not_there_and_a_place_that_is_not_there_are_told(tmp_path):
    with pytest.raises(HotlineError, match="pdf"):
        write("pdf", None)
    with pytest.raises(HotlineError, match="nowhere"):
        write("xlsx", tmp_path / "nowhere" / "contract.xlsx")
