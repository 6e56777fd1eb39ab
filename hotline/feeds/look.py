"""A first look into a file nobody has described yet: format, encoding, sheets, header and a sample of rows."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from hotline import contracts
from hotline.errors import HotlineError
from hotline.feeds.header import Header, plain
from hotline.feeds.hints import targets
from hotline.feeds.opened import opened
from hotline.readers.layout import Layout
from hotline.readers.opening import Reader
from hotline.words import say

_ROWS = 5000


@dataclass(frozen=True)
class Look:
    """What a first look shows; `sheet` is the one with the widest header."""

    name: str
    format: str
    encoding: str | None
    sheet: str | None
    other_sheets: tuple[str, ...]
    header_row: int
    sample: pa.Table


def look(path: Path) -> Look:
    """Reads the file's header and first rows; HotlineError if it cannot be read or has none."""
    with opened(path) as (name, reader):
        layout, headers = _headers(reader)
        widest = max(headers, key=lambda header: len(header.names), default=None)
        if widest is None:
            raise HotlineError(say("feeds.nothing_to_read", file=name))
        sheet = widest.sheet
        layout = Layout(header_names=layout.header_names, sheets=(sheet,) if sheet else ())
        sample = next((batch.table for batch in reader.read(layout) if batch.table.num_rows), None)
        if sample is None:
            raise HotlineError(say("feeds.nothing_to_read", file=name))
        return Look(
            name=name,
            format=reader.format,
            encoding=reader.encoding,
            sheet=sheet,
            other_sheets=tuple(header.sheet for header in headers if header.sheet and header.sheet != sheet),
            header_row=max(1, sample["_line"][0].as_py() - 1),
            sample=sample.slice(0, _ROWS),
        )


def _headers(reader: Reader) -> tuple[Layout, list[Header]]:
    """The header is the row with most of the names that senders and the contract use, else the first wide row."""
    tables = contracts.tables().values()
    names = frozenset(name for table in tables for target in targets(table) for name in target.names)
    layout = Layout(header_names=names)
    headers = reader.headers(layout)
    known = {plain(name) for name in names}
    # A single hit may be a value: 电话 heads a column here and is a channel there.
    if any(len({plain(name) for name in header.names} & known) > 1 for header in headers):
        return layout, headers
    return Layout(), reader.headers(Layout())
