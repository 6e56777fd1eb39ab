"""Lands one file: read, converted by its feed, written aside; its ledger entry, written last, makes it count."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath

import numpy as np
import pyarrow as pa

from hotline import feeds, lake, ledger, warehouse
from hotline.ahead import ahead
from hotline.duplicates import Duplicates
from hotline.errors import HotlineError
from hotline.feeds import Feed
from hotline.feeds.header import Header
from hotline.lake import LakeWriter
from hotline.ledger import Entry
from hotline.paths import DataFolder
from hotline.readers.batch import Batch, Reject
from hotline.readers.opening import open_reader
from hotline.words import say


@dataclass(frozen=True)
class Source:
    """A file to land: where it is, and what it is called below the inbox."""

    path: Path
    name: str


def land_source(
    folder: DataFolder, source: Source, progress: Callable[[str, int, int], None] | None
) -> tuple[Entry, bool]:
    """The file's ledger entry, and whether it is new. HotlineError, and nothing landed, if it cannot be read."""
    before = _state(source)
    known = ledger.entries(folder)
    with ThreadPoolExecutor(1) as beside:
        digest = beside.submit(_sha256, source.path)
        if any(entry.bytes == before[0] for entry in known):
            earlier = ledger.find(folder, digest.result())
            if earlier:
                return earlier, False
        landing = _Landing(folder, source, max((entry.file_seq for entry in known), default=0) + 1)
        landing.read(before[0], progress)
        sha256 = digest.result()
    if _state(source) != before:
        raise HotlineError(say("land.changed", file=source.name))
    return landing.commit(sha256, before[0]), True


class _Landing:
    def __init__(self, folder: DataFolder, source: Source, file_seq: int) -> None:
        self._folder = folder
        self._source = source
        self._file_seq = file_seq
        self._reader = open_reader(source.path, source.name)
        self._feed: Feed = feeds.choose(PurePath(source.name), self._reader.headers)
        self._writers: dict[str, LakeWriter] = {}
        self._rejects: LakeWriter | None = None
        self._causes: Counter[str] = Counter()
        self._extra: dict[str, None] = {}
        self._lines = 0
        self._loaded = 0
        self._duplicates = 0

    def read(self, size: int, progress: Callable[[str, int, int], None] | None) -> None:
        """Reads the file to its end; its rows and rejects are then in files aside."""
        duplicates = Duplicates(self._folder.landing)
        with warehouse.connect(scratch=self._folder.scratch) as connection:
            for batch in ahead(self._reader.read(self._feed.layout)):
                self._lines += batch.table.num_rows + len(batch.rejects)
                header = Header(tuple(name for name in batch.table.column_names if name not in ("_line", "_sheet")))
                duplicates.note(connection, batch.table)
                self._extra |= dict.fromkeys(self._feed.unused(header))
                converted = self._feed.convert(connection, batch.table)
                for table, rows in converted.items():
                    self._write(table, rows)
                self._reject([*batch.rejects, *self._meant_by_no_rule(batch, converted)])
                if progress:
                    progress(self._source.name, batch.done, size)
            for writer in [*self._writers.values(), *filter(None, [self._rejects])]:
                writer.close()
            self._duplicates = duplicates.remove(
                connection, {table: writer.path for table, writer in self._writers.items()}
            )

    def commit(self, sha256: str, size: int) -> Entry:
        """Moves what was written aside into the lake and enters it in the ledger."""
        stem = ledger.stem(self._file_seq, sha256)
        tables = {
            table: lake.move_in(self._folder, writer.path, f"{table}/{stem}.parquet")
            for table, writer in self._writers.items()
        }
        rejects = self._rejects and lake.move_in(self._folder, self._rejects.path, f"_rejects/{stem}.parquet")
        entry = Entry(
            file_seq=self._file_seq,
            file_sha256=sha256,
            file_name=self._source.name,
            archive_sha256=None,
            bytes=size,
            feed=self._feed.name,
            feed_sha256=self._feed.sha256,
            format=self._reader.format,
            encoding=self._reader.encoding,
            landed_at=ledger.now(),
            lines=self._lines,
            loaded=self._loaded - self._duplicates,
            rejected=self._causes.total(),
            duplicate=self._duplicates,
            rejected_by_cause=dict(self._causes),
            rows_by_table={table: file.rows for table, file in tables.items()},
            extra_columns=list(self._extra),
            lake_files=list(tables.values()),
            rejects_file=rejects,
        )
        ledger.add(self._folder, entry)
        return entry

    def _write(self, table: str, rows: pa.Table) -> None:
        if table not in self._writers:
            self._writers[table] = LakeWriter(self._folder.landing / f"{table}.parquet", lake.schema(table))
        writer = self._writers[table]
        writer.write(lake.numbered(rows, table, self._file_seq, writer.rows))

    def _meant_by_no_rule(self, batch: Batch, converted: dict[str, pa.Table]) -> list[Reject]:
        """The rows that the feed turned into nothing."""
        is_loaded = np.zeros(batch.table.num_rows, bool)
        for rows in converted.values():
            is_loaded[rows["_record"].to_numpy()] = True
        self._loaded += int(is_loaded.sum())
        left = batch.table.filter(pa.array(~is_loaded)).to_pylist() if not is_loaded.all() else []
        return [
            Reject(row.pop("_line"), row.pop("_sheet"), "no_rule", json.dumps(row, ensure_ascii=False)) for row in left
        ]

    def _reject(self, rejects: list[Reject]) -> None:
        if not rejects:
            return
        if self._rejects is None:
            self._rejects = LakeWriter(self._folder.landing / "rejects.parquet", ledger.REJECTS_SCHEMA)
        self._causes.update(reject.cause for reject in rejects)
        columns = {name: [getattr(reject, name) for reject in rejects] for name in ("line", "sheet", "cause", "raw")}
        self._rejects.write(
            pa.table({"file_seq": [self._file_seq] * len(rejects), **columns}, schema=ledger.REJECTS_SCHEMA)
        )


def _state(source: Source) -> tuple[int, int, int, int]:
    """What changes when somebody writes to the file."""
    try:
        found = source.path.stat()
    except OSError as error:
        raise HotlineError(say("land.unreadable", file=source.name, reason=error.strerror)) from None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
