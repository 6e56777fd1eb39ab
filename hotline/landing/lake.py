"""The lake's files: written aside, flushed to disc, moved into place; what no ledger entry vouches for is swept."""

import os
import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from hotline import contracts, ledger
from hotline.files import sha256_of
from hotline.ledger import LakeFile
from hotline.paths import DataFolder

# DuckDB reads row groups in parallel, and best at about this size.
_ROWS_PER_GROUP = 122_880
_BYTES_PER_GROUP = 1 << 27


class LakeWriter:
    """Rows of one schema, written to a Parquet file in row groups as they come in.

    A row group is packed in a thread of its own while the next rows are read; what went wrong there is raised by the
    next write, or by close.
    """

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.rows = 0
        self._waiting: list[pa.Table] = []
        self._waiting_bytes = 0
        self._writer = pq.ParquetWriter(path, schema, compression="zstd", compression_level=1)
        self._beside = ThreadPoolExecutor(1)
        self._written: Future[None] | None = None

    def write(self, rows: pa.Table) -> None:
        """Takes more rows."""
        self.rows += rows.num_rows
        self._waiting.append(rows)
        self._waiting_bytes += rows.nbytes
        enough = sum(table.num_rows for table in self._waiting) >= _ROWS_PER_GROUP
        if enough or self._waiting_bytes >= _BYTES_PER_GROUP:
            self._flush()

    def close(self) -> None:
        """Writes what waits and ends the file."""
        self._flush()
        self._settle()
        self._beside.shutdown()
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            self._settle()
            self._written = self._beside.submit(self._writer.write_table, pa.concat_tables(self._waiting))
            self._waiting, self._waiting_bytes = [], 0

    def _settle(self) -> None:
        if self._written:
            self._written.result()


def schema(table: str) -> pa.Schema:
    """The columns of a contract table's lake files: the contract's, as text, and where each row came from."""
    names = [column.name for column in contracts.tables()[table].columns]
    return pa.schema(
        [(name, pa.string()) for name in names]
        + [("_row_id", pa.int64()), ("_file_seq", pa.int64()), ("_line", pa.int64())]
        + [("_sheet", pa.string()), ("_extra", pa.string())]
    )


def numbered(rows: pa.Table, table: str, file_seq: int, rows_before: int) -> pa.Table:
    """Rows as a feed converts them, in the order of their lines, with the ids that the lake gives them."""
    records = rows["_record"].to_numpy()
    if (np.diff(records) < 0).any():
        rows = rows.take(pa.array(np.argsort(records, kind="stable")))
    ids = np.arange(rows.num_rows) + (file_seq * ledger.ROWS_PER_FILE + rows_before)
    own = {"_row_id": pa.array(ids), "_file_seq": pa.array(np.full(rows.num_rows, file_seq))}
    wanted = schema(table)
    return pa.table([own[name] if name in own else rows[name] for name in wanted.names], schema=wanted)


def move_in(folder: DataFolder, aside: Path, place: str) -> LakeFile:
    """Moves a finished file to its place below the lake, for good: it survives a power cut once its entry is there."""
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    sha256 = sha256_of(aside)
    target = folder.lake / place
    target.parent.mkdir(parents=True, exist_ok=True)
    aside.rename(target)
    return LakeFile(place, sha256, pq.read_metadata(target).num_rows)


def empty_landing(folder: DataFolder) -> None:
    """Makes the place where a landing writes aside empty."""
    if folder.landing.exists():
        shutil.rmtree(folder.landing)
    folder.landing.mkdir(parents=True)


def sweep(folder: DataFolder) -> None:
    """Removes what a landing that died left behind: files written aside, and lake files without a ledger entry."""
    empty_landing(folder)
    for path in unvouched(folder):
        path.unlink()


def vouched(folder: DataFolder) -> list[LakeFile]:
    """The files of the lake that the ledger knows."""
    return [file for entry in ledger.entries(folder) for file in (*entry.lake_files, entry.rejects_file) if file]


def unvouched(folder: DataFolder) -> list[Path]:
    """The files of the lake that no ledger entry knows: nothing reads them."""
    known = {file.path for file in vouched(folder)}
    there = sorted(folder.lake.glob("*/*.parquet"))
    return [path for path in there if path.relative_to(folder.lake).as_posix() not in known]
