"""Rows that are none: blank ones, and the header again. Found column by column among what is left of the rows."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def blank_rows(table: pa.Table) -> np.ndarray:
    """The numbers of the rows that have no text in any column."""
    rows = np.arange(table.num_rows)
    for name in table.column_names:
        if not len(rows):
            break
        column = table[name] if len(rows) == table.num_rows else table[name].take(pa.array(rows))
        rows = rows[_is_true(pc.fill_null(pc.utf8_is_space(column), True))]
    return rows


def rows_equal(table: pa.Table, texts: Sequence[str]) -> np.ndarray:
    """The numbers of the rows that hold exactly these texts."""
    rows = np.arange(table.num_rows)
    for name, text in zip(table.column_names, texts, strict=True):
        if not len(rows):
            break
        column = table[name] if len(rows) == table.num_rows else table[name].take(pa.array(rows))
        rows = rows[_is_true(pc.fill_null(pc.equal(column, text), not text))]
    return rows


def _is_true(flags: pa.ChunkedArray) -> np.ndarray:
    return np.flatnonzero(flags.to_numpy(zero_copy_only=False) if isinstance(flags, pa.Array) else flags.to_numpy())
