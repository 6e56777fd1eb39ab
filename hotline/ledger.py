"""The ledger: one JSON per landed file, whose appearance is what makes the landing count.

A line is one record of the sender's file: a line of text, or several where a quoted field holds line breaks; a row of
a sheet, a Parquet row, a JSON line. Header and title rows are not lines. Each line is loaded, rejected or a duplicate.
"""

import dataclasses
import json
import os
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from hotline import blocks
from hotline.paths import DataFolder

ROWS_PER_FILE = 2**36  # a row's id is its file's number times this, plus its number in the file

REJECTS_SCHEMA = pa.schema(
    [
        ("file_seq", pa.int64()),
        ("line", pa.int64()),
        ("sheet", pa.string()),
        ("cause", pa.string()),
        ("raw", pa.string()),
    ]
)

_FILES = {
    "file_seq": "bigint",
    "file_sha256": "varchar",
    "file_name": "varchar",
    "archive_sha256": "varchar",
    "bytes": "bigint",
    "feed": "varchar",
    "feed_sha256": "varchar",
    "format": "varchar",
    "encoding": "varchar",
    "landed_at": "timestamp",
    "lines": "bigint",
    "loaded": "bigint",
    "rejected": "bigint",
    "duplicate": "bigint",
    "rejected_by_cause": "varchar",
    "rows_by_table": "varchar",
    "extra_columns": "varchar",
    "mixed_time_columns": "varchar",
    "is_blocked": "boolean",
}


@dataclass(frozen=True)
class LakeFile:
    """One Parquet file of the lake, by its path below the lake."""

    path: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class Entry:
    """What became of one landed file; `archive_sha256` is the zip's own hash where the file came out of one.

    `state` tells whether the file, or its archive, has been touched since; if not, it need not be read to be known.
    """

    file_seq: int
    file_sha256: str
    file_name: str
    archive_sha256: str | None
    archive_member: str | None
    state: str
    bytes: int
    feed: str
    feed_sha256: str
    format: str
    encoding: str | None
    landed_at: str
    lines: int
    loaded: int
    rejected: int
    duplicate: int
    rejected_by_cause: dict[str, int]
    rows_by_table: dict[str, int]
    extra_columns: list[str]
    unread_sheets: list[str]
    lake_files: list[LakeFile]
    rejects_file: LakeFile | None
    mixed_time_columns: list[str] = field(default_factory=list)

    @property
    def stem(self) -> str:
        """The name that everything landed from this file bears."""
        return stem(self.file_seq, self.file_sha256)


def stem(file_seq: int, file_sha256: str) -> str:
    """`00000012-3fa9c1d2`: sorts by age, and tells the content."""
    return f"{file_seq:08d}-{file_sha256[:8]}"


def entries(folder: DataFolder) -> list[Entry]:
    """Every landed file, in the order of landing."""
    return [_read(path, path.stat().st_mtime_ns) for path in sorted(folder.ledger.glob("*.json"))]


def counted(folder: DataFolder) -> list[Entry]:
    """Every landed file that no rule keeps out."""
    kept_out = _kept_out(folder)
    return [entry for entry in entries(folder) if entry.file_seq not in kept_out]


def lake_files(folder: DataFolder, table: str) -> list[Path]:
    """The lake files of a contract table that the ledger vouches for and no rule keeps out, in the order of landing."""
    return [
        folder.lake / file.path
        for entry in counted(folder)
        for file in entry.lake_files
        if file.path.startswith(f"{table}/")
    ]


def add(folder: DataFolder, entry: Entry) -> None:
    """Writes the entry. It is on disc before it has its name, so that a power cut leaves a whole entry or none."""
    folder.ledger.mkdir(parents=True, exist_ok=True)
    aside = folder.landing / f"{entry.stem}.json"
    text = json.dumps(dataclasses.asdict(entry), ensure_ascii=False, indent=1)
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(folder.ledger / f"{entry.stem}.json")


def register(connection: duckdb.DuckDBPyConnection, folder: DataFolder) -> None:
    """`raw.landed_files` and `raw.rejected_lines` in the database, typed also where nothing has landed."""
    connection.execute("create schema if not exists raw")
    columns = ", ".join(f"{name} {kind}" for name, kind in _FILES.items())
    connection.execute(f"create or replace table raw.landed_files ({columns})")
    known = entries(folder)
    if known:
        kept_out = _kept_out(folder)
        places = ", ".join("?" for _ in _FILES)
        rows = [[*_row(entry), entry.file_seq in kept_out] for entry in known]
        connection.executemany(f"insert into raw.landed_files values ({places})", rows)
    rejects = [folder.lake / entry.rejects_file.path for entry in known if entry.rejects_file]
    if rejects:
        listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in rejects)
        source = f"select * from read_parquet([{listed}])"
    else:
        source = (
            "select null::bigint as file_seq, null::bigint as line, null::varchar as sheet, "
            "null::varchar as cause, null::varchar as raw where false"
        )
    connection.execute(f"create or replace view raw.rejected_lines as {source}")


def now() -> str:
    """The local time as the ledger writes it."""
    return datetime.now().isoformat(sep=" ", timespec="seconds")


def _kept_out(folder: DataFolder) -> set[int]:
    return {block.file_seq for block in blocks.read(folder)}


def _row(entry: Entry) -> list[Any]:
    values = (getattr(entry, name) for name in _FILES if name != "is_blocked")
    return [json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value for value in values]


@cache
def _read(path: Path, _modified: int) -> Entry:
    fields = json.loads(path.read_text(encoding="utf-8"))
    fields["lake_files"] = [LakeFile(**file) for file in fields["lake_files"]]
    fields["rejects_file"] = LakeFile(**fields["rejects_file"]) if fields["rejects_file"] else None
    return Entry(**fields)
