"""A file in contract layout lands: rows in the lake, odd lines among the rejects, and the ledger adds up."""

import duckdb
import pytest

from hotline import ledger
from hotline.land import land
from hotline.paths import DataFolder

HEADER = "district_code,name,parent_code,note\n"


@pytest.fixture
def folder(tmp_path):
    folder = DataFolder(tmp_path / "data")
    folder.inbox.mkdir(parents=True)
    return folder


def rows(folder, table, columns="*"):
    files = [str(path) for path in ledger.lake_files(folder, table)]
    return duckdb.sql(f"select {columns} from read_parquet({files}) order by _row_id").fetchall()


def test_rows_rejects_and_ledger(folder):
    # GIVEN a file with quoted line breaks, a blank line, an unclosed quote, a short line and its header again
    text = HEADER + '1,淮安,,"a\nb"\n,,,\n"2,x,,\n3,short\n' + HEADER + '4,q"r,,z\n'
    (folder.inbox / "districts.csv").write_text(text, encoding="utf-8-sig")

    # WHEN it lands
    landed = land(folder)

    # THEN what is a row is in the lake under its first line's number, and everything else is told with its cause
    assert rows(folder, "districts", "district_code, name, _line, _extra") == [
        ("1", "淮安", 2, '{"note":"a\\nb"}'),
        ("4", 'q"r', 8, '{"note":"z"}'),
    ]
    connection = duckdb.connect()
    ledger.register(connection, folder)
    assert connection.sql("select line, cause, raw from raw.rejected_lines order by line").fetchall() == [
        (4, "blank", ",,,"),
        (5, "quote", '"2,x,,'),
        (6, "columns", "3,short"),
        (7, "header", HEADER.strip()),
    ]
    assert landed.totals == {"lines": 6, "loaded": 2, "rejected": 4, "duplicate": 0}


def test_a_file_lands_once_whatever_its_name(folder):
    (folder.inbox / "districts.csv").write_text(HEADER + "1,a,,\n")
    land(folder)
    (folder.inbox / "districts.csv").rename(folder.inbox / "districts_again.csv")

    again = land(folder)

    assert (len(again.landed), len(again.skipped)) == (0, 1)
    assert len(rows(folder, "districts")) == 1


def test_nothing_landed_is_typed_all_the_same(folder):
    connection = duckdb.connect()
    ledger.register(connection, folder)
    assert connection.sql("select count(*), max(landed_at) from raw.landed_files").fetchall() == [(0, None)]
    assert connection.sql("select count(*), max(line) from raw.rejected_lines").fetchall() == [(0, None)]


def test_a_record_that_repeats_an_earlier_one_is_a_duplicate(folder):
    # GIVEN records that repeat earlier ones, once quoted otherwise, and one that differs in an extra column alone
    text = HEADER + '1,a,,x\n2,b,,x\n1,"a",,x\n1,a,,y\n2,b,,x\n2,b,,x\n'
    (folder.inbox / "districts.csv").write_text(text)

    landed = land(folder)

    # THEN the first of each stays
    assert rows(folder, "districts", "district_code, _line") == [("1", 2), ("2", 3), ("1", 5)]
    assert landed.totals == {"lines": 6, "loaded": 3, "rejected": 0, "duplicate": 3}
    assert landed.landed[0].rows_by_table == {"districts": 3}
