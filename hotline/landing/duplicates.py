"""Finds records that repeat an earlier record of their file in every field, within bounded memory.

Every record leaves a 64-bit hash of its fields on disc. Those that share one are compared by the rows they gave in
the lake, so that a chance collision loses nothing.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from pyarrow import parquet

from hotline.feeds.sql import literal, quoted

_SORTED_AT_ONCE = 1 << 23


class Duplicates:
    """The hashes of one file's records, and the places of those that share one."""

    def __init__(self, aside: Path) -> None:
        self._hashes = aside / "hashes"
        self._lines = aside / "lines"
        self._sheets: list[tuple[int, str | None]] = []
        self._count = 0

    def note(self, connection: duckdb.DuckDBPyConnection, batch: pa.Table) -> None:
        """Takes the next rows of the file."""
        names = ", ".join(quoted(name) for name in batch.column_names if name not in ("_line", "_sheet"))
        connection.register("noted", batch)
        hashes = connection.execute(f"select hash({names}) as hash from noted").fetchnumpy()["hash"]
        connection.unregister("noted")
        with self._hashes.open("ab") as file:
            file.write(hashes.astype(np.uint64).tobytes())
        with self._lines.open("ab") as file:
            file.write(batch["_line"].to_numpy().tobytes())
        self._sheets.append((self._count, batch["_sheet"][0].as_py()))
        self._count += batch.num_rows

    def remove(
        self, connection: duckdb.DuckDBPyConnection, lake_files: Mapping[str, Path], compared: Collection[str]
    ) -> int:
        """Takes the rows of duplicates out of the file's lake files (by table); how many records those were.

        `compared` are the tables in which equal records have equal rows.
        """
        groups = list(self._groups())
        if not groups:
            return 0
        records, firsts = (np.concatenate(parts) for parts in zip(*groups, strict=True))
        of_lines = {table: path for table, path in lake_files.items() if table in compared}
        connection.register("suspects", self._places(records, firsts))
        connection.execute(f"create or replace temp table duplicates as {_confirmed(of_lines)}")
        connection.unregister("suspects")
        for path in lake_files.values():
            kept = path.with_suffix(".kept")
            connection.execute(
                f"copy (select * from read_parquet({literal(str(path))}) as rows where not exists "
                "(from duplicates where duplicates._line = rows._line "
                "and duplicates._sheet is not distinct from rows._sheet)) "
                f"to {literal(str(kept))} (format parquet, compression zstd)"
            )
            kept.rename(path)
        return connection.execute("select count(*) from duplicates").fetchall()[0][0]

    def _groups(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """The numbers of records that share a hash with another, each with the first of its group."""
        if not self._count:
            return
        hashes = np.memmap(self._hashes, np.uint64, "r")
        passes = self._count // _SORTED_AT_ONCE + 1
        for number in range(passes):
            chosen = np.concatenate(
                [
                    start + np.flatnonzero(hashes[start : start + _SORTED_AT_ONCE] % passes == number)
                    for start in range(0, self._count, _SORTED_AT_ONCE)
                ]
            )
            ordered = np.sort(hashes[chosen])
            if (ordered[1:] == ordered[:-1]).any():
                yield _shared(hashes[chosen], chosen)

    def _places(self, records: np.ndarray, firsts: np.ndarray) -> pa.Table:
        starts, sheets = zip(*self._sheets, strict=True)
        sheet = np.searchsorted(starts, records, side="right") - 1
        return pa.table(
            {
                "record": records,
                "first": firsts,
                "_line": np.memmap(self._lines, np.int64, "r")[records],
                "_sheet": pa.array(sheets, pa.string()).take(pa.array(sheet)),
            }
        )


def _shared(hashes: np.ndarray, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.argsort(hashes, kind="stable")
    hashes, numbers = hashes[order], numbers[order]
    begins = np.concatenate(([True], hashes[1:] != hashes[:-1]))
    group = np.cumsum(begins) - 1
    in_company = np.bincount(group)[group] > 1
    return numbers[in_company], numbers[begins][group][in_company]


def _confirmed(lake_files: Mapping[str, Path]) -> str:
    """The places of suspects whose rows in every table equal those of the first record of their group."""
    if not lake_files:
        return "select _line, _sheet from suspects where record > first"
    # A sum has no order and no size: as many suspects as a file has lines are compared within little memory.
    rows = " union all ".join(
        f"select record, md5_number_lower({literal(table)} || to_json(struct_pack({_values(path)}))) as digest "
        f"from read_parquet({literal(str(path))}) as rows join suspects on suspects._line = rows._line "
        "and suspects._sheet is not distinct from rows._sheet"
        for table, path in lake_files.items()
    )
    return (
        f"with digests as (select record, sum(digest) as digest from ({rows}) group by record) "
        "select suspects._line, suspects._sheet from suspects "
        "join digests as own on own.record = suspects.record "
        "join digests as firsts on firsts.record = suspects.first "
        "where suspects.record > suspects.first and own.digest = firsts.digest"
    )


def _values(path: Path) -> str:
    own = ("_row_id", "_file_seq", "_line", "_sheet")
    names = [name for name in parquet.read_schema(path).names if name not in own]
    return ", ".join(f"{quoted(name)} := rows.{quoted(name)}" for name in names)
