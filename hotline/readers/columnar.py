"""Parquet: every column as text, line = row number."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from hotline.errors import HotlineError
from hotline.feeds.header import Header
from hotline.readers.batch import Batch
from hotline.readers.layout import Layout
from hotline.readers.names import usable
from hotline.readers.rows import batch_of_rows
from hotline.readers.typed import texts_of
from hotline.words import say

_ROWS = 1 << 16


class Columnar:
    """A Parquet file."""

    format = "parquet"
    encoding = None
    unread = ()

    def __init__(self, path: Path, name: str) -> None:
        self._name = name
        self._size = path.stat().st_size
        try:
            self._file = parquet.ParquetFile(path)
            self._names = usable(self._file.schema_arrow.names)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise HotlineError(say("land.broken", file=name, format="Parquet", reason=error)) from None

    def headers(self, layout: Layout) -> list[Header]:
        """The file's columns."""
        return [Header(self._names)]

    def read(self, layout: Layout) -> Iterator[Batch]:
        """The file's rows in order."""
        rows = 0
        try:
            for records in self._file.iter_batches(_ROWS):
                records.validate(full=True)
                columns = [texts_of(pa.chunked_array([column])) for column in records.columns]
                numbers = np.arange(rows + 1, rows + 1 + records.num_rows)
                batch = batch_of_rows(pa.table(columns, names=list(self._names)), numbers, header=())
                rows += records.num_rows
                yield Batch(batch.table, batch.rejects, self._size * rows // self._file.metadata.num_rows)
        except (pa.ArrowException, OSError) as error:
            raise HotlineError(say("land.broken", file=self._name, format="Parquet", reason=error)) from None
