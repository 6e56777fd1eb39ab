"""JSON lines: one object a line; the columns are all keys that occur."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyarrow as pa

from hotline.errors import HotlineError
from hotline.feeds.header import Header
from hotline.readers.batch import Batch, Reject
from hotline.readers.layout import Layout
from hotline.readers.names import MOST_COLUMNS, usable
from hotline.readers.record import LIMIT
from hotline.readers.rows import batch_of_rows
from hotline.readers.text import beginning, blocks, detect, readable
from hotline.readers.typed import text_of
from hotline.words import say


class JsonLines:
    """A file of JSON lines."""

    format = "jsonl"
    unread = ()

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._name = name
        self.encoding: str | None = None

    def headers(self, layout: Layout) -> list[Header]:
        """The keys that occur in the file's beginning."""
        text, _ = beginning(self._path, self._encoding(layout))
        if text.lstrip().startswith(b"["):
            raise HotlineError(say("land.json_array", file=self._name))
        keys = self._keys([text.splitlines()])
        return [Header(usable(keys))] if keys and layout.allows("jsonl") else []

    def read(self, layout: Layout) -> Iterator[Batch]:
        """The file's objects in order, and the lines that are none."""
        self.encoding = self._encoding(layout)
        # Read twice: batches need the same columns throughout, and a key may first occur on the last line.
        keys = self._keys(lines for lines, _ in _lines(self._path, self.encoding))
        names = usable(keys)
        number = 0
        for lines, done in _lines(self._path, self.encoding):
            numbers, rows, rejects = [], [], []
            for line in lines:
                number += 1
                try:
                    rows.append(_object(line))
                    numbers.append(number)
                except _NoObject as cause:
                    rejects.append(Reject(number, None, str(cause), readable(line[:LIMIT])))
            columns = [pa.array([row.get(key) for row in rows], pa.string()) for key in keys]
            batch = batch_of_rows(pa.table(columns, names=list(names)), np.array(numbers, np.int64), header=())
            yield Batch(batch.table, sorted([*rejects, *batch.rejects], key=lambda reject: reject.line), done)

    def _encoding(self, layout: Layout) -> str:
        return detect(self._path) if layout.encoding == "auto" else layout.encoding

    def _keys(self, pieces: Iterable[list[bytes]]) -> list[str]:
        keys: dict[str, None] = {}
        for lines in pieces:
            for line in lines:
                with suppress(_NoObject):
                    keys |= dict.fromkeys(_object(line))
            if len(keys) > MOST_COLUMNS:
                raise HotlineError(say("land.too_many_columns", file=self._name, most=MOST_COLUMNS))
        return list(keys)


class _NoObject(Exception):
    """A line that holds no object; the cause is its text."""


def _object(line: bytes) -> dict[str, str | None]:
    """The object on a line, its values as text."""
    if len(line) > LIMIT:
        raise _NoObject("too_long")
    if not line.strip():
        raise _NoObject("blank")
    try:
        found = json.loads(line.decode("utf-8"), parse_int=str, parse_float=_number)
        if not isinstance(found, dict):
            raise _NoObject("json")
        if any(isinstance(value, list | dict) for value in found.values()):
            # Numbers become text where they are a column's value, not within one.
            nested = json.loads(line.decode("utf-8")).items()
            found |= {key: value for key, value in nested if isinstance(value, list | dict)}
        values = {key: text_of(value) for key, value in found.items()}
        # Half a surrogate pair, escaped, is valid JSON, but no text.
        has_nul = b"\\u" in line and b"\0" in "".join(filter(None, [*values, *values.values()])).encode("utf-8")
    except UnicodeError:
        raise _NoObject("encoding") from None
    except (ValueError, RecursionError):
        raise _NoObject("json") from None
    if has_nul:
        raise _NoObject("nul")
    return values


def _number(text: str) -> str | None:
    return text_of(float(text)) if "e" in text.lower() else text.removesuffix(".0")


def _lines(path: Path, encoding: str) -> Iterator[tuple[list[bytes], int]]:
    """The file's lines, some at a time; of a line longer than LIMIT a little more than LIMIT."""
    pending = b""
    done = 0
    for text, done in blocks(path, encoding):
        *lines, rest = text.split(b"\n")
        if lines:
            lines[0] = pending + lines[0]
            pending = b""
            yield lines, done
        if len(pending) <= LIMIT:
            pending += rest
    if pending:
        yield [pending], done
