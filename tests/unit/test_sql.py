"""Answers of the SQL prompt: stdout holds the result alone, in the form asked for."""

import io
import json
import sys
from collections.abc import Iterator

import duckdb
import pytest

from hotline.errors import HotlineError
from hotline.sql import answer, prompt

QUERY = """select 1 as number, '接通,率' as name, timestamp '2023-01-02 03:04:05' as at,
    date '2023-01-02' as day, null as nothing, true as flag, 0.5::double as share"""


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def _answer(connection: duckdb.DuckDBPyConnection, query: str, form: str) -> str:
    out = io.StringIO()
    answer(connection, query, form, out)
    return out.getvalue()


def test_csv_has_the_header_first_iso_times_and_nothing_for_null(connection: duckdb.DuckDBPyConnection) -> None:
    assert _answer(connection, QUERY, "csv") == (
        'number,name,at,day,nothing,flag,share\n1,"接通,率",2023-01-02 03:04:05,2023-01-02,,true,0.5\n'
    )


def test_json_keeps_numbers_and_null(connection: duckdb.DuckDBPyConnection) -> None:
    assert json.loads(_answer(connection, QUERY, "json")) == [
        {
            "number": 1,
            "name": "接通,率",
            "at": "2023-01-02 03:04:05",
            "day": "2023-01-02",
            "nothing": None,
            "flag": True,
            "share": 0.5,
        }
    ]


def test_table_lines_up_chinese(connection: duckdb.DuckDBPyConnection) -> None:
    lines = _answer(connection, "select * from (values ('电话', 10), ('a', 2)) as t(channel, n)", "table").splitlines()
    assert lines == ["channel   n", "电话     10", "a         2"]


def test_no_rows_still_has_a_header(connection: duckdb.DuckDBPyConnection) -> None:
    assert _answer(connection, "select 1 as number where false", "csv") == "number\n"
    assert _answer(connection, "select 1 as number where false", "table") == "number\n"
    assert json.loads(_answer(connection, "select 1 as number where false", "json")) == []


def test_a_wrong_query_is_a_sentence(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(HotlineError, match=r"查询有误.*no_such_table"):
        _answer(connection, "select * from no_such_table", "csv")


def test_prompt_goes_on_after_a_mistake(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("selec 1;\nselect\n 2 as two;\n.quit\nselect 3 as three;\n"))
    prompt(connection, "csv")
    out, err = capsys.readouterr()
    assert out == "two\n2\n"
    assert "查询有误" in err
