"""One table lands as the same rows whatever format, encoding and archive it comes in."""

import csv
import datetime as dt
import gzip
import io
import json
import zipfile

import duckdb
import pyarrow as pa
import pytest
import xlsxwriter
import xlwt
from pyarrow import parquet

from hotline import ledger
from hotline.land import land
from hotline.paths import DataFolder

TITLES = ["淮安市12345热线成员单位名录", "导出时间:2024-05-01"]
HEADER = ["unit_code", "name", "city_code", "level", "kind", "is_stationed", "valid_from", "updated_at", "备注"]
ROWS = [
    [
        "u1",
        '淮安市"12345"中心',
        "320800",
        "city",
        "platform",
        "1",
        "2021-01-01",
        "2024-05-01 08:30:00",
        "逗号,制表\t符",
    ],
    ["u2", "清江浦区\n综合执法局", "320800", "county", "government", "0", "2021-02-03", "2024-05-01 00:00:00", None],
    ["u3", "𠮷林路街道 ", "320800", "town", "government", "0", "2021-02-03", "2024-05-02 23:59:59", "13812345678"],
    ["u4", "a" * 5000, "320800", "town", "government", None, "2021-02-03", "2024-05-02 23:59:59", "0.5"],
    ["320800199901011234", '"', "320800", "town", "party", "1", "2021-02-03", "2024-05-03 10:00:01", "100000000000"],
]
TYPED = {"is_stationed": lambda text: text == "1", "备注": lambda text: float(text) if text[0] in "01" else text}
DATES = {"valid_from": dt.date.fromisoformat, "updated_at": dt.datetime.fromisoformat}


def delimited(encoding, delimiter=",", titles=(), end="\r\n"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    for title in titles:
        writer.writerow([title])
    writer.writerows([HEADER, *ROWS])
    return out.getvalue().encode(encoding)


def typed(row, kinds):
    return [kinds.get(name, str)(text) if text else None for name, text in zip(HEADER, row, strict=True)]


def xlsx():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("说明").write(0, 0, "名录说明")
    sheet = book.add_worksheet("units")
    formats = {
        dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        dt.date: book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    for number, title in enumerate(TITLES):
        sheet.write(number, 0, title)
    for number, row in enumerate([HEADER, *(typed(row, TYPED | DATES) for row in ROWS)], len(TITLES)):
        for column, value in enumerate(row):
            if type(value) in formats:
                sheet.write_datetime(number, column, value, formats[type(value)])
            elif value is not None:
                sheet.write(number, column, value)
    book.close()
    return out.getvalue()


def xls():
    book = xlwt.Workbook()
    sheet = book.add_sheet("units")
    for number, row in enumerate([[TITLES[0]], HEADER, *ROWS]):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet_file():
    columns = list(zip(*(typed(row, {"is_stationed": TYPED["is_stationed"]} | DATES) for row in ROWS), strict=True))
    out = io.BytesIO()
    parquet.write_table(pa.table([list(column) for column in columns], names=HEADER), out)
    return out.getvalue()


def jsonl():
    lines = (dict(zip(HEADER, typed(row, TYPED), strict=True)) for row in ROWS)
    # A key without value may as well be absent.
    return "".join(json.dumps({k: v for k, v in line.items() if v is not None}) + "\n" for line in lines).encode()


def zipped(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("报送/" + name, content)
        package.writestr("__MACOSX/._" + name, b"junk")
    return out.getvalue()


FILES = {
    "utf-8": ("units.csv", delimited("utf-8")),
    "line feeds": ("units.csv", delimited("utf-8", end="\n")),
    "utf-8-sig": ("units_2024.csv", delimited("utf-8-sig")),
    "gb18030": ("units.csv", delimited("gb18030")),
    "utf-16": ("units.txt", delimited("utf-16", "\t")),
    "tabs": ("units.tsv", delimited("utf-8", "\t")),
    "tabs called xls": ("units.xls", delimited("gb18030", "\t")),
    "semicolons, titles": ("units.csv", delimited("gb18030", ";", TITLES)),
    "xlsx": ("units.xlsx", xlsx()),
    "xlsx by sheet name": ("名录.xlsx", xlsx()),
    "xls": ("units.xls", xls()),
    "parquet": ("units.parquet", parquet_file()),
    "jsonl": ("units.jsonl", jsonl()),
    "csv in zip": ("a.zip", zipped("units.csv", delimited("gb18030"))),
    "xlsx in zip": ("a.zip", zipped("units.xlsx", xlsx())),
    "csv in gz": ("units.csv.gz", gzip.compress(delimited("utf-8"))),
    "jsonl in gz": ("units.jsonl.gz", gzip.compress(jsonl())),
}


@pytest.mark.parametrize("form", FILES)
def test_the_same_rows_in_every_format(tmp_path, form):
    folder = DataFolder(tmp_path)
    folder.inbox.mkdir()
    name, content = FILES[form]
    (folder.inbox / name).write_bytes(content)

    landed = land(folder)

    assert not landed.refused
    assert landed.totals == {"lines": 5, "loaded": 5, "rejected": 0, "duplicate": 0}
    names = ", ".join(HEADER[:-1])
    files = [str(path) for path in ledger.lake_files(folder, "units")]
    rows = duckdb.sql(f"select {names}, _extra->>'备注' from read_parquet({files}) order by _row_id").fetchall()
    assert [list(row) for row in rows] == ROWS
