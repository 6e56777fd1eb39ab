"""Which reader a file needs, by its first bytes and its suffix."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from hotline.errors import HotlineError
from hotline.feeds.header import Header
from hotline.readers.batch import Batch
from hotline.readers.delimited import Delimited
from hotline.readers.layout import Layout
from hotline.words import say

_DELIMITED = (".csv", ".tsv", ".txt", ".tab")


class Reader(Protocol):
    """A file that can be read under a layout. `encoding` is known once it has been read, and only for text."""

    format: str
    encoding: str | None

    def headers(self, layout: Layout) -> list[Header]:
        """The header of the file, or of each sheet that has one."""

    def read(self, layout: Layout) -> Iterator[Batch]:
        """Every line, as a row or as a reject."""


def open_reader(path: Path, name: str) -> Reader:
    """The reader of the file at `path`; `name` is what the sender called it. HotlineError if there is none."""
    if path.is_dir():
        raise HotlineError(say("land.is_folder", file=name))
    if not path.stat().st_size:
        raise HotlineError(say("land.is_empty", file=name))
    if name.lower().endswith(_DELIMITED):
        return Delimited(path, name)
    raise HotlineError(say("land.unknown_format", file=name))
