"""Delimited text read in bulk gives what a plain reading of the rules, one character at a time, gives."""

import csv
import io
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hotline.readers import bulk, record, text
from hotline.readers.delimited import Delimited
from hotline.readers.layout import Layout

HEADER = b"k,n,m\n"
LAYOUT = Layout(header_names=frozenset({"k", "n", "m"}), encoding="utf-8", delimiter=",")
LIMIT = 40
ONE_FIELD = rb'"(?:[^"]|"")*"|(?!")(?:(?!\r?\n|\r?\Z)[^,])*'
RECORD = re.compile(rb"((?:%b)(?:,(?:%b))*)(?:\r?\n|\r?\Z)" % (ONE_FIELD, ONE_FIELD))
FIELD = re.compile(rb"(?:\A|,)(%b)" % ONE_FIELD)
NASTY = [b",", b'"', b"\n", b"\r\n", b"\r", b"a", b"bc", "诉".encode(), b" ", b"\0", b"\xff", b'""', b'","', b'"\n']
LINES = [b"a,b,c\n", b'"x\ny",2,3\n', b'"x\ny",2\n', b'",x,\n', b'z",",\n', b",,\n", HEADER, b"\xef\xbb\xbf"]
HOSTILE = st.lists(st.sampled_from(NASTY + LINES), max_size=40).map(b"".join)


def naive(data: bytes, width: int, header: list[str]):
    """The rules, as slowly and plainly as they can be put."""
    lines = data.split(b"\n")
    lines = [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    rows, rejects = [], []
    number = 0
    while number < len(lines):
        fields, used, cause = one_record(lines, number, width)
        raw = b"".join(lines[number : number + used])
        cause = cause or (b"\0" in raw and "nul") or (not valid(raw) and "encoding")
        shown = raw[:LIMIT].removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "backslashreplace")
        if not cause and not any(field.strip() for field in fields):
            cause = "blank"
        if cause in ("columns", "quote") and not shown.replace(",", "").replace('"', "").strip():
            cause = "blank"
        if not cause and fields == header:
            cause = "header"
        if cause:
            rejects.append((number, cause, shown))
        else:
            rows.append((number, fields))
        number += used
    return rows, rejects


def valid(raw):
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def one_record(lines, number, width):
    """(fields, lines used, cause) of the record that begins on line `number`."""
    if len(lines[number]) > LIMIT:
        return None, 1, "too_long"
    text = b"".join(lines[number:])
    found = RECORD.match(text)
    if not found or found.end() > LIMIT:
        return None, 1, "quote"
    fields = [match[1] for match in FIELD.finditer(found[1])]
    if len(fields) != width:
        return None, 1, "columns"
    unquoted = [field[1:-1].replace(b'""', b'"') if field.startswith(b'"') else field for field in fields]
    return (
        [field.decode("utf-8", "replace") for field in unquoted],
        found[0].count(b"\n") + (not found[0].endswith(b"\n")),
        None,
    )


def read(path, data, block):
    path.write_bytes(HEADER + data)
    rows, rejects = [], []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "BLOCK", block)
        patch.setattr(text, "_MOST_LINES", block)
        patch.setattr(record, "LIMIT", LIMIT)
        patch.setattr(bulk, "LIMIT", LIMIT)
        for batch in Delimited(path, "x.csv").read(LAYOUT):
            for row in batch.table.to_pylist():
                rows.append((row["_line"] - 2, [row[name] or "" for name in "knm"]))
            rejects += [(reject.line - 2, reject.cause, reject.raw) for reject in batch.rejects]
    return rows, rejects


@settings(max_examples=500, deadline=None)
@given(HOSTILE, st.sampled_from([2, 7, 60, 1 << 20]))
@example(b'1,"abc\n2,def,""\n3,"x",y\n', 1 << 20)
@example(b'1,"a\n2,"b\n3,"c\n4,5,6\n', 7)
@example(b'z",",y\n' * 30, 1 << 20)
@example("﻿a,b,c\n".encode(), 7)
@example(b"a" * 50 + b"\n1,2,3\n", 7)
def test_bulk_reading_equals_plain_reading(tmp_path_factory, data, block):
    path = tmp_path_factory.getbasetemp() / "hostile.csv"
    assert read(path, data, block) == naive(data, 3, ["k", "n", "m"])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(st.text(alphabet='诉,"\n\r a', max_size=6), min_size=3, max_size=3), max_size=12),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_the_csv_module_writes_is_read_back(tmp_path_factory, table, quoting):
    table = [row for row in table if any(cell.strip() for cell in row) and len(str(row)) < LIMIT - 12]
    written = io.StringIO()
    csv.writer(written, quoting=quoting).writerows(table)
    rows, rejects = read(tmp_path_factory.getbasetemp() / "written.csv", written.getvalue().encode(), 7)
    assert [fields for _, fields in rows] == table
    assert not rejects
