"""Two thousand damaged files: each lands with every line accounted for, or is refused in a sentence."""

import csv
import gzip
import io
import json
import random
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pytest
import xlsxwriter
import xlwt
from pyarrow import parquet

from hotline import ledger
from hotline.land import land
from hotline.paths import DataFolder

FILES = 2000
HEADER = ["unit_code", "name", "city_code", "level", "kind", "valid_from", "updated_at", "备注"]
NASTY = [b'"', b",", b"\n", b"\r", b"\0", b"\xff", b"\x81", b'""', b'","', b'"\n', b"\r\n", b"\t", "诉".encode()]


def table(chance):
    texts = ["淮安市某局", 'a"b', "一,二", "上\n下", "", "  ", "𠮷", '"', "普通文字" * 9]
    dates = "2021-01-01", "2024-05-01 08:30:00"
    return [
        [f"u{number}", chance.choice(texts) or "x", "320800", "city", "party", *dates, chance.choice(texts)]
        for number in range(chance.randint(1, 25))
    ]


def delimited(rows, chance):
    out = io.StringIO()
    csv.writer(out, lineterminator=chance.choice(["\n", "\r\n"])).writerows([HEADER, *rows])
    return out.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "gb18030"]))


def flip(content, chance):
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(content))
        content = content[:place] + chance.choice([*NASTY, bytes([chance.randrange(256)])]) + content[place + 1 :]
    return content


def cut(content, chance):
    start = chance.randrange(len(content))
    return content[:start] if chance.random() < 0.5 else content[:start] + content[start + chance.randint(1, 40) :]


def insert(content, chance):
    place = chance.randrange(len(content))
    return content[:place] + b"".join(chance.choices(NASTY, k=chance.randint(1, 5))) + content[place:]


def mix_encodings(content, chance):
    lines = content.split(b"\n")
    place = chance.randrange(len(lines))
    lines[place] = chance.choice(["办结情况", "é,ü"]).encode(
        chance.choice(["utf-8", "gb18030", "utf-16", "latin-1"]), "replace"
    )
    return b"\n".join(lines)


def shuffle_lines(content, chance):
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def repeat_lines(content, chance):
    lines = content.split(b"\n")
    return b"\n".join(chance.choices(lines, k=chance.randint(1, 9)) + lines + [b"," * 7] * chance.randint(0, 9))


def move_columns(content, chance):
    order = chance.sample(range(len(HEADER) + 1), len(HEADER))
    lines = [line.split(b",") + [b""] * 9 for line in content.split(b"\n")]
    return b"\n".join(b",".join(line[column] for column in order) for line in lines)


MUTATIONS = [flip, cut, insert, mix_encodings, shuffle_lines, repeat_lines, move_columns]


def damaged(content, chance):
    for mutation in chance.choices(MUTATIONS, k=chance.randint(1, 3)):
        content = mutation(content or b"\n", chance)
    return content


def xlsx(rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("units")
        for number, row in enumerate([HEADER, *rows]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def xls(rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("units")
    for number, row in enumerate([HEADER, *rows]):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet_file(rows):
    out = io.BytesIO()
    parquet.write_table(pa.table([list(column) for column in zip(*rows, strict=True)], names=HEADER), out)
    return out.getvalue()


def zipped(content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("units.csv", content)
    return out.getvalue()


def make(number):
    """The number'th damaged file: name and content."""
    chance = random.Random(number)
    rows = table(chance)
    text = delimited(rows, chance)
    kinds = {"body": 50, "csv": 25, "jsonl": 7, "xlsx": 6, "xls": 1, "parquet": 5, "zip": 3, "gz": 3}
    kind = chance.choices([*kinds], [*kinds.values()])[0]
    if kind == "body":
        start = text.index(b"\n") + 1
        return f"units_{number}_body.csv", text[:start] + damaged(text[start:], chance)
    lines = "".join(json.dumps(dict(zip(HEADER, row, strict=True)), ensure_ascii=False) + "\n" for row in rows)
    contents = {
        "csv": lambda: damaged(text, chance),
        "jsonl": lambda: damaged(lines.encode(), chance),
        "xlsx": lambda: chance.choice([flip, cut, insert])(xlsx(rows), chance),
        "xls": lambda: chance.choice([flip, cut, insert])(xls(rows), chance),
        "parquet": lambda: chance.choice([flip, cut, insert])(parquet_file(rows), chance),
        "zip": lambda: chance.choice([flip, cut, insert])(zipped(text), chance),
        "gz": lambda: chance.choice([flip, cut, insert])(gzip.compress(text), chance),
    }
    return f"units_{number}.{'csv.gz' if kind == 'gz' else kind}", contents[kind]()


@pytest.fixture(scope="module")
def landed():
    # In memory where there is such a disc: six thousand flushes would time the disc, not the readers.
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        folder = DataFolder(Path(place))
        folder.inbox.mkdir()
        for number in range(FILES):
            name, content = make(number)
            (folder.inbox / name).write_bytes(content)
        yield folder, land(folder)


def test_every_file_is_landed_known_or_refused(landed):
    _, result = landed
    assert len(result.landed) + len(result.skipped) + len(result.refused) == FILES
    # The damage must leave something to land, or this proves nothing.
    assert len(result.landed) > FILES * 0.6
    assert result.totals["loaded"] > FILES
    assert result.totals["rejected"] > FILES


def test_the_ledger_equals_the_lake(landed):
    folder, result = landed
    connection = duckdb.connect()
    lake = [str(path) for path in ledger.lake_files(folder, "units")]
    counted = connection.sql(
        f"""
        with loaded as (select _file_seq as file_seq, count(*) as n from read_parquet({lake}) group by all),
        rejected as (select file_seq, count(*) as n from '{folder.rejects}/*.parquet' group by all)
        select file_seq, coalesce(loaded.n, 0), coalesce(rejected.n, 0)
        from loaded full join rejected using (file_seq)
        """
    ).fetchall()
    found = {file_seq: (loaded, rejected) for file_seq, loaded, rejected in counted}
    for entry in result.landed:
        assert found.get(entry.file_seq, (0, 0)) == (entry.loaded, entry.rejected), entry
        assert entry.lines == entry.loaded + entry.rejected + entry.duplicate


def test_no_line_is_lost(landed):
    """Every physical line below the header begins a row, a reject or a duplicate, or continues a quoted field."""
    folder, result = landed
    connection = duckdb.connect()
    names = ", ".join(f"coalesce({name}, '')" for name in HEADER[:-1])
    breaks = f"length(regexp_replace(concat({names}, coalesce(_extra->>'备注', '')), '[^\\n]', '', 'g'))"
    lake = [str(path) for path in ledger.lake_files(folder, "units")]
    lines = dict(
        connection.sql(
            f"""
            select file_seq, sum(lines) from (
                select _file_seq as file_seq, {breaks} + 1 as lines from read_parquet({lake})
                union all
                select file_seq, length(regexp_replace(raw, '[^\\n]', '', 'g')) + 1 from '{folder.rejects}/*.parquet'
            ) group by all
            """
        ).fetchall()
    )
    checked = 0
    for entry in result.landed:
        if entry.file_name.endswith("_body.csv"):
            content = (folder.inbox / entry.file_name).read_bytes()
            below_header = content.count(b"\n") - 1 + (not content.endswith(b"\n"))
            missing = below_header - lines.get(entry.file_seq, 0)
            assert missing == entry.duplicate or missing > entry.duplicate > 0, entry
            checked += 1
    assert checked > FILES * 0.4
