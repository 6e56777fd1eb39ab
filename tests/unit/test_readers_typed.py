"""Parquet and JSON lines give the text that the contract's own CSV would hold."""

import datetime as dt
import decimal
import json

import pyarrow as pa
import pytest
from pyarrow import parquet

from hotline.errors import HotlineError
from hotline.readers.columnar import Columnar
from hotline.readers.jsonl import JsonLines
from hotline.readers.layout import Layout

MOMENT = dt.datetime(2024, 5, 1, 8, 30)


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        (pa.array(["a", "", None]), ["a", None, None]),
        (pa.array(["a", "b", "a"]).dictionary_encode(), ["a", "b", "a"]),
        (pa.array([1, 2**60, None]), ["1", "1152921504606846976", None]),
        (pa.array([1.0, 0.5, float("nan")]), ["1", "0.5", None]),
        (pa.array([13812345678.0, 1e21]), ["13812345678", "1000000000000000000000"]),
        (pa.array([True, False, None]), ["1", "0", None]),
        (pa.array([decimal.Decimal("12.50")]), ["12.50"]),
        (pa.array([dt.date(2024, 5, 1)]), ["2024-05-01"]),
        (pa.array([dt.date(2024, 5, 1)], pa.date64()), ["2024-05-01"]),
        (pa.array([MOMENT], pa.timestamp("ns")), ["2024-05-01 08:30:00"]),
        (pa.array([MOMENT], pa.timestamp("s")), ["2024-05-01 08:30:00"]),
        (pa.array([MOMENT], pa.timestamp("us", "UTC")), ["2024-05-01 16:30:00"]),
        (pa.array([dt.time(8, 30)]), ["08:30:00"]),
        (pa.array([b"a\xff"]), ["a\\xff"]),
        (pa.array([["一", "二"]]), ['["一", "二"]']),
        (pa.nulls(1), [None]),
    ],
)
def test_parquet_values(tmp_path, column, texts):
    file = tmp_path / "x.parquet"
    parquet.write_table(pa.table({"id": range(len(column)), "value": column}), file)
    (batch,) = Columnar(file, file.name).read(Layout())
    assert batch.table["value"].to_pylist() == texts


def test_parquet_lines_are_rows_of_the_file(tmp_path):
    file = tmp_path / "x.parquet"
    parquet.write_table(pa.table({"a": ["x", None, " ", "y"], "A": ["1", "", None, None]}), file)
    (batch,) = Columnar(file, file.name).read(Layout())
    assert batch.table.to_pylist() == [
        {"a": "x", "A__2": "1", "_line": 1, "_sheet": None},
        {"a": "y", "A__2": None, "_line": 4, "_sheet": None},
    ]
    assert [(reject.line, reject.cause) for reject in batch.rejects] == [(2, "blank"), (3, "blank")]


def json_lines(tmp_path, content):
    file = tmp_path / "x.jsonl"
    file.write_bytes(content)
    return JsonLines(file, file.name)


def read(reader):
    batches = list(reader.read(Layout()))
    return pa.concat_tables(batch.table for batch in batches), [reject for batch in batches for reject in batch.rejects]


def test_json_values_and_keys(tmp_path):
    lines = [
        '{"a": 1, "b": "x"}',
        '{"b": null, "c": [1, {"二": null}], "a": 1.50}',
        '{"a": 12345678901234567890, "b": true, "c": 1e3, "d": 3.0}',
    ]
    reader = json_lines(tmp_path, "\n".join(lines).encode())
    (table, _) = read(reader)
    assert table.drop(["_line", "_sheet"]).to_pylist() == [
        {"a": "1", "b": "x", "c": None, "d": None},
        {"a": "1.50", "b": None, "c": '[1, {"二": null}]', "d": None},
        {"a": "12345678901234567890", "b": "1", "c": "1000", "d": "3"},
    ]


def test_json_lines_that_are_none(tmp_path):
    odd = [b"", b"[1]", b'{"a":', b'{"a":"\\u0000"}', b'{"a":"\\ud800"}', b'{"a":"\xff"}', b"{}", b"[" * 9999]
    content = b"\n".join([b'{"a":1}', *odd, b'{"a":2}'])
    table, rejects = read(json_lines(tmp_path, content))
    assert table["_line"].to_pylist() == [1, 10]
    assert [(reject.line, reject.cause) for reject in rejects] == [
        (2, "blank"),
        (3, "json"),
        (4, "json"),
        (5, "nul"),
        (6, "encoding"),
        (7, "encoding"),
        (8, "blank"),
        (9, "json"),
    ]


def test_json_is_no_table(tmp_path):
    keys = "\n".join(json.dumps({f"key{number}": 1}) for number in range(3000))
    with pytest.raises(HotlineError, match="2,000"):
        list(json_lines(tmp_path, keys.encode()).read(Layout()))
