"""Rows that are none: blank ones, and the header again. Found column by column among what is left of the rows."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hotline.readers.batch import Batch, Reject


def blank_rows(table: pa.Table) -> np.ndarray:
    """The numbers of the rows that have no text in any column."""
    rows = np.arange(table.num_rows)
    for column in table.columns:
        if not len(rows):
            break
        rows = rows[_are_true(pc.fill_null(pc.utf8_is_space(_of(column, rows)), True))]
    return rows


def rows_equal(table: pa.Table, texts: Sequence[str]) -> np.ndarray:
    """The numbers of the rows that hold exactly these texts."""
    rows = np.arange(table.num_rows)
    for column, text in zip(table.columns, texts, strict=True):
        if not len(rows):
            break
        rows = rows[_are_true(pc.fill_null(pc.equal(_of(column, rows), text), not text))]
    return rows


def batch_of_rows(columns: pa.Table, lines: np.ndarray, header: Sequence[str], sheet: str | None = None) -> Batch:
    """A batch of what are rows; blank ones and repeated headers become rejects, their cells parted by tabs."""
    causes = {int(row): "blank" for row in blank_rows(columns)}
    if header:
        causes |= {int(row): "header" for row in rows_equal(columns, header)}
    rejects = []
    for row in sorted(causes):
        cells = (column[row].as_py() or "" for column in columns.columns)
        raw = "" if causes[row] == "blank" else "\t".join(cells)
        rejects.append(Reject(int(lines[row]), sheet, causes[row], raw))
    if rejects:
        kept = np.ones(columns.num_rows, bool)
        kept[list(causes)] = False
        columns, lines = columns.filter(pa.array(kept)), lines[kept]
    columns = columns.append_column("_line", pa.array(lines, pa.int64()))
    return Batch(columns.append_column("_sheet", pa.array([sheet] * len(lines), pa.string())), rejects)


def _of(column: pa.ChunkedArray, rows: np.ndarray) -> pa.ChunkedArray:
    return column if len(rows) == len(column) else column.take(pa.array(rows))


def _are_true(flags: pa.ChunkedArray) -> np.ndarray:
    return np.flatnonzero(flags.to_numpy())
