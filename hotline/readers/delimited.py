"""csv and tsv: batches of well-formed records, and every other line with the cause."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hotline.errors import HotlineError
from hotline.feeds.header import Header, plain
from hotline.readers.batch import Batch
from hotline.readers.bulk import Shape, parse
from hotline.readers.layout import Layout
from hotline.readers.names import ROWS_SEARCHED, header_index, usable
from hotline.readers.record import Records, fields, without_line_break
from hotline.readers.text import beginning, blocks, detect, readable
from hotline.words import say

_DELIMITERS = ",\t;|"


@dataclass(frozen=True)
class _Row:
    """One of a file's first records; `line` and `stop` say where the next one begins."""

    cells: list[str]
    line: int
    stop: int


@dataclass(frozen=True)
class _Head:
    """Where the header was found; `line` and `offset` are those of the first record after it."""

    encoding: str
    shape: Shape
    line: int
    offset: int


class Delimited:
    """A csv or tsv file; what the layout leaves open is found out from its beginning."""

    unread = ()

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._name = name
        self.format = "csv"
        self.encoding: str | None = None
        self._read: dict[tuple[str, str], list[_Row]] = {}

    def headers(self, layout: Layout) -> list[Header]:
        """The one header of the file; none if no line looks like it."""
        head = self._head(layout) if layout.allows("csv", "tsv") else None
        return [] if head is None else [Header(head.shape.names)]

    def read(self, layout: Layout) -> Iterator[Batch]:
        """The file's records in order; HotlineError if there is no header."""
        head = self._head(layout)
        if head is None:
            raise HotlineError(say("land.no_header", file=self._name))
        self.encoding = head.encoding
        self.format = "tsv" if head.shape.delimiter == "\t" else "csv"
        to_skip = head.offset
        line = head.line
        pending = b""
        is_cut = False
        done = 0
        for text, done in blocks(self._path, head.encoding):
            pending = pending + text if pending else text
            pending, to_skip = pending[to_skip:], max(0, to_skip - len(pending))
            if is_cut:
                # The rest of a line that was too long to hold; it is rejected already.
                rest = pending.find(b"\n") + 1
                is_cut = not rest
                line += not is_cut
                pending = pending[rest:] if rest else b""
            batch, used, lines = parse(pending, head.shape, line, final=False)
            line += lines
            is_cut = is_cut or (used > 0 and used == len(pending) and not pending.endswith(b"\n"))
            pending = pending[used:]
            yield Batch(batch.table, batch.rejects, done)
        batch, _, _ = parse(pending, head.shape, line, final=True)
        yield Batch(batch.table, batch.rejects, done)

    def _head(self, layout: Layout) -> _Head | None:
        encoding = self._detected if layout.encoding == "auto" else layout.encoding
        found = []
        for delimiter in layout.delimiter or _DELIMITERS:
            rows = self._first_rows(encoding, delimiter)
            index = header_index([row.cells for row in rows], layout)
            if index is not None:
                header = rows[index]
                shape = Shape(delimiter, usable(header.cells), tuple(header.cells))
                found.append((_likeness(rows, index, layout), _Head(encoding, shape, header.line, header.stop)))
        return max(found, key=lambda candidate: candidate[0])[1] if found else None

    @cached_property
    def _detected(self) -> str:
        return detect(self._path)

    def _first_rows(self, encoding: str, delimiter: str) -> list[_Row]:
        # Every feed that may take the file asks for its header.
        if (encoding, delimiter) not in self._read:
            self._read[encoding, delimiter] = list(_rows(*beginning(self._path, encoding), delimiter))
        return self._read[encoding, delimiter]


def _rows(text: bytes, is_whole: bool, delimiter: str) -> Iterator[_Row]:
    records = Records(text, delimiter.encode(), is_whole)
    position = 0
    line = 1
    for _ in range(ROWS_SEARCHED):
        ending = records.end(position, None) if position < len(text) else None
        if ending is None:
            return
        record = text[position : ending.stop]
        line += record.count(b"\n")
        position = ending.stop
        cells = [] if ending.cause else fields(readable(without_line_break(record)), delimiter)
        yield _Row(cells, line, position)


def _likeness(rows: list[_Row], index: int, layout: Layout) -> tuple[int, int, int]:
    """How much a reading looks like a table: names known, then rows as wide as the header, then its width."""
    header = rows[index].cells
    known = len({plain(cell) for cell in header} & {plain(name) for name in layout.header_names})
    alike = Counter(len(row.cells) for row in rows[index + 1 :])[len(header)]
    return known, alike if len(header) > 1 else 0, len(header)
