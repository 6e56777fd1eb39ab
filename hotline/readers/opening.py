"""Which reader a file needs, by its first bytes and its suffix."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from hotline.errors import HotlineError
from hotline.feeds.header import Header
from hotline.readers.batch import Batch
from hotline.readers.columnar import Columnar
from hotline.readers.delimited import Delimited
from hotline.readers.jsonl import JsonLines
from hotline.readers.layout import Layout
from hotline.readers.workbook import Workbook
from hotline.words import say

_DELIMITED = (".csv", ".tsv", ".tab", ".txt")
_JSON = (".jsonl", ".ndjson", ".json")
_BINARY = {".xlsx": "Excel", ".xlsm": "Excel", ".parquet": "Parquet"}


class Reader(Protocol):
    """A file that can be read under a layout.

    Known once it has been read: `encoding`, for text; `unread`, the sheets that have content but no header.
    """

    format: str
    encoding: str | None
    unread: Sequence[str]

    def headers(self, layout: Layout) -> list[Header]:
        """The header of the file, or of each sheet that has one; none if it cannot be read that way."""

    def read(self, layout: Layout) -> Iterator[Batch]:
        """Every line, as a row or as a reject."""


def open_reader(path: Path, name: str) -> Reader:
    """The reader of the file at `path`; `name` is what the sender called it. HotlineError if there is none."""
    if not path.stat().st_size:
        raise HotlineError(say("land.is_empty", file=name))
    with path.open("rb") as file:
        start = file.read(1 << 12)
    suffix = Path(name).suffix.lower()
    if suffix in _DELIMITED:
        return Delimited(path, name)
    if suffix in _JSON:
        return JsonLines(path, name)
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return Workbook(path, name)
    if start.startswith(b"PAR1"):
        return Columnar(path, name)
    if suffix in _BINARY:
        reason = say("land.not_what_it_says")
        raise HotlineError(say("land.broken", file=name, format=_BINARY[suffix], reason=reason))
    # Many systems give text the suffix .xls.
    if b"\0" in start or start.lstrip().startswith(b"<"):
        raise HotlineError(say("land.unknown_format", file=name))
    return Delimited(path, name)
