"""Lands one file: read, converted by its feed, written aside; its ledger entry, written last, makes it count."""

import dataclasses
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath
from threading import Event

import duckdb
import numpy as np
import pyarrow as pa

from hotline import contracts, feeds, ledger
from hotline.errors import HotlineError
from hotline.feeds import Feed
from hotline.feeds.header import Header
from hotline.files import sha256_of
from hotline.landing import lake
from hotline.landing.ahead import ahead
from hotline.landing.duplicates import Duplicates
from hotline.landing.known import Source, state_of
from hotline.landing.lake import LakeWriter
from hotline.landing.time_forms import TimeForms
from hotline.ledger import Entry, LakeFile
from hotline.paths import DataFolder
from hotline.readers.batch import Reject
from hotline.readers.names import MOST_COLUMNS
from hotline.readers.opening import open_reader
from hotline.words import say

Progress = Callable[[str, int, int], None]  # file, bytes read, bytes in all


class Landing:
    """A file on its way into the lake: first read, if need be beside others, then committed in its turn.

    HotlineError or OSError, and nothing landed, if anything about it fails.
    """

    def __init__(
        self, folder: DataFolder, source: Source, aside: Path, file_seq: int, connection: duckdb.DuckDBPyConnection
    ) -> None:
        self.source = source
        self.size = source.path.stat().st_size
        self._folder = folder
        self._aside = aside
        self._file_seq = file_seq
        self._connection = connection
        self._given_up = Event()
        self._reader = open_reader(source.path, source.name)
        self._feed: Feed = feeds.choose(PurePath(source.name), self._reader.headers)
        if any(len(header.names) > MOST_COLUMNS for header in self._reader.headers(self._feed.layout)):
            raise HotlineError(say("land.too_many_columns", file=source.name, most=MOST_COLUMNS))
        # A row of a list (`once`) stands for many lines; whether a line is loaded shows in the other tables.
        self._tables_of_lines = {rule.table for rule in self._feed.rules if not rule.once}
        self._writers: dict[str, LakeWriter] = {}
        self._rejects: LakeWriter | None = None
        self._causes: Counter[str] = Counter()
        self._extra: dict[str, None] = {}
        self._time_forms = TimeForms()
        self._lines = 0
        self._loaded = 0
        self._duplicates = 0

    def read(self, progress: Progress | None) -> None:
        """Reads the file to its end; its rows and rejects are then in files aside."""
        with ThreadPoolExecutor(1) as beside:
            digest = beside.submit(sha256_of, self.source.path)
            self._read(progress)
            self._sha256 = digest.result()

    def _read(self, progress: Progress | None) -> None:
        duplicates = Duplicates(self._aside)
        for batch in ahead(self._reader.read(self._feed.layout)):
            if self._given_up.is_set():
                return
            self._lines += batch.table.num_rows + len(batch.rejects)
            self._reject(batch.rejects)
            if batch.table.num_rows:
                duplicates.note(self._connection, batch.table)
                self._load(batch.table, self._feed.convert(self._connection, batch.table))
            if progress:
                progress(self.source.name, batch.done, self.size)
        for writer in [*self._writers.values(), *filter(None, [self._rejects])]:
            writer.close()
        self._duplicates = duplicates.remove(self._connection, self._files(), compared=self._tables_of_lines)

    def commit(self) -> Entry:
        """Moves what was written aside into the lake and enters it in the ledger."""
        if state_of(self.source.origin) != self.source.before:
            raise HotlineError(say("land.changed", file=self.source.name))
        stem = ledger.stem(self._file_seq, self._sha256)
        files = {f"{table}/{stem}.parquet": path for table, path in self._files().items()}
        if self._rejects:
            files[f"_rejects/{stem}.parquet"] = self._rejects.path
        try:
            moved = [lake.move_in(self._folder, path, place) for place, path in files.items()]
            entry = self._entry(moved)
            ledger.add(self._folder, entry)
        except OSError:
            for place in files:
                (self._folder.lake / place).unlink(missing_ok=True)
            raise
        return entry

    def give_up(self) -> None:
        """Ends a reading that still goes on, soon."""
        self._given_up.set()

    def close(self) -> None:
        """Removes what was written aside."""
        self._connection.close()
        shutil.rmtree(self._aside, ignore_errors=True)

    def _entry(self, files: list[LakeFile]) -> Entry:
        rejects = files.pop() if self._rejects else None
        return Entry(
            file_seq=self._file_seq,
            file_sha256=self._sha256,
            file_name=self.source.name,
            archive_sha256=self.source.archive_sha256,
            archive_member=self.source.archive_member,
            state=self.source.before,
            bytes=self.size,
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
            rows_by_table={table: file.rows for table, file in zip(self._writers, files, strict=True)},
            extra_columns=list(self._extra),
            unread_sheets=list(self._reader.unread),
            lake_files=files,
            rejects_file=rejects,
            mixed_time_columns=self._time_forms.mixed,
        )

    def _files(self) -> dict[str, Path]:
        return {table: writer.path for table, writer in self._writers.items()}

    def _load(self, lines: pa.Table, converted: dict[str, pa.Table]) -> None:
        """Writes the rows that the feed made of lines; a line that it made nothing of is a reject."""
        header = Header(tuple(name for name in lines.column_names if name not in ("_line", "_sheet")))
        if not self._feed.name.startswith(contracts.IN_CONTRACT_LAYOUT):
            self._time_forms.note(lines)
        unused = self._feed.unused(header)
        self._extra |= dict.fromkeys(name for name in unused if lines[name].null_count < lines.num_rows)
        is_loaded = np.full(lines.num_rows, not self._tables_of_lines)
        for table, rows in converted.items():
            if rows.num_rows:
                is_loaded[rows["_record"].to_numpy()] = True
                self._write(table, rows)
        self._loaded += int(is_loaded.sum())
        if not is_loaded.all():
            left = lines.filter(pa.array(~is_loaded)).to_pylist()
            self._reject(
                Reject(row.pop("_line"), row.pop("_sheet"), "no_rule", json.dumps(row, ensure_ascii=False))
                for row in left
            )

    def _write(self, table: str, rows: pa.Table) -> None:
        if table not in self._writers:
            self._writers[table] = LakeWriter(self._aside / f"{table}.parquet", lake.schema(table))
        writer = self._writers[table]
        writer.write(lake.numbered(rows, table, self._file_seq, writer.rows))

    def _reject(self, rejects: Iterable[Reject]) -> None:
        rows = [(self._file_seq, *dataclasses.astuple(reject)) for reject in rejects]
        if not rows:
            return
        if self._rejects is None:
            self._rejects = LakeWriter(self._aside / "rejects.parquet", ledger.REJECTS_SCHEMA)
        table = pa.table(list(zip(*rows, strict=True)), schema=ledger.REJECTS_SCHEMA)
        self._causes.update(table["cause"].to_pylist())
        self._rejects.write(table)
