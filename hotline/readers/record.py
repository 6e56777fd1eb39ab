"""Where a record of delimited text ends, told line by line: the rules, for text that is not plainly well formed.

A quoted field may hold delimiters and line breaks; a quote within it is doubled; after the closing quote the field
must end. A quote inside a field that does not begin with one is text. A record that breaks these rules, does not end
within LIMIT bytes, or runs over several lines and then has the wrong number of columns, gives up its first line only,
and reading resumes at the next: so that one stray quote never swallows good lines.
"""

import re
from dataclasses import dataclass
from enum import Enum

LIMIT = 1 << 22
_QUOTE = b'"'
_LINE_BREAKS = (b"\n", b"\r\n", b"\r", b"")


class _State(Enum):
    END = 1  # the record ends with the line
    OPEN = 2  # the line ends inside quotes
    BROKEN = 3  # text after a closing quote


@dataclass(frozen=True)
class Ending:
    """A record's end: `stop` is after its line break. With a cause it is no record, and `stop` ends its first line."""

    stop: int
    cause: str | None = None


@dataclass
class _Walk:
    """A walk over lines inside quotes. Records that come to one of its lines join it there, so no line is read twice.

    `at` says how many columns there were at each line start it passed; `position` is the last of them.
    """

    position: int
    columns: int
    at: dict[int, int]
    stop: int | None = None
    broken: bool = False


class Records:
    """The records of a piece of text; `final` if nothing follows the piece."""

    def __init__(self, data: bytes, delimiter: bytes, final: bool) -> None:
        self._data = data
        self._delimiter = delimiter
        self._final = final
        self._walk = _Walk(-1, 0, {})
        self._line_found = (-1, -1)

    def end(self, start: int, width: int | None) -> Ending | None:
        """The end of the record that begins at `start` (a line's start); None if the piece ends too early to say.

        `width` is the number of columns it must have; None: any. A line too long to hold may go on after the piece.
        """
        line_stop = self._line_stop(start)
        if line_stop is None or line_stop - start > LIMIT:
            too_long = len(self._data) - start > LIMIT
            return Ending(line_stop or len(self._data), "too_long") if too_long else None
        columns, state = self._read_line(start, line_stop, 1, inside=False)
        if state is _State.OPEN:
            return self._end_over_lines(start, line_stop, columns, width)
        if state is _State.BROKEN:
            return Ending(line_stop, "quote")
        return Ending(line_stop, None if width in (None, columns) else "columns")

    def _end_over_lines(self, start: int, line_stop: int, columns: int, width: int | None) -> Ending | None:
        walk = self._walk
        if line_stop not in walk.at:
            walk = self._walk = _Walk(line_stop, columns, {line_stop: columns})
        while walk.stop is None:
            next_stop = self._line_stop(walk.position)
            if next_stop is None and not self._final and len(self._data) <= start + LIMIT:
                return None
            if next_stop is None or next_stop > start + LIMIT:
                return Ending(line_stop, "quote")
            self._advance(walk, next_stop)
        if walk.broken or walk.stop > start + LIMIT:
            return Ending(line_stop, "quote")
        if width in (None, columns + walk.columns - walk.at[line_stop]):
            return Ending(walk.stop)
        return Ending(line_stop, "columns")

    def _advance(self, walk: _Walk, line_stop: int) -> None:
        walk.columns, state = self._read_line(walk.position, line_stop, walk.columns, inside=True)
        if state is _State.OPEN:
            walk.position = line_stop
            walk.at[line_stop] = walk.columns
        else:
            walk.stop = line_stop
            walk.broken = state is _State.BROKEN

    def _line_stop(self, start: int) -> int | None:
        """After the line's break; None if the piece holds no more of it. The last answer is kept: lines can be long."""
        if self._line_found[0] != start:
            found = self._data.find(b"\n", start) + 1
            if not found and self._final and start < len(self._data):
                found = len(self._data)
            self._line_found = (start, found)
        return self._line_found[1] or None

    def _read_line(self, position: int, stop: int, columns: int, inside: bool) -> tuple[int, _State]:
        """Reads one line from a field's start, or from inside quotes; counts its columns and says how it ends."""
        data, delimiter = self._data, self._delimiter
        while True:
            if not inside:
                if data.find(_QUOTE, position, stop) < 0:
                    return columns + data.count(delimiter, position, stop), _State.END
                if data[position : position + 1] != _QUOTE:
                    position = data.find(delimiter, position, stop) + 1
                    if not position:
                        return columns, _State.END
                    columns += 1
                    continue
                position += 1
            closing = self._closing_quote(position, stop)
            if closing < 0:
                return columns, _State.OPEN
            position = closing + 1
            if data[position : position + 1] != delimiter:
                return columns, _State.END if data[position:stop] in _LINE_BREAKS else _State.BROKEN
            position += 1
            columns += 1
            inside = False

    def _closing_quote(self, position: int, stop: int) -> int:
        while (found := self._data.find(_QUOTE, position, stop)) >= 0:
            if self._data[found + 1 : found + 2] != _QUOTE:
                return found
            position = found + 2
        return -1


def without_line_break(record: bytes) -> bytes:
    """The record without the line break that ends it."""
    return record.removesuffix(b"\n").removesuffix(b"\r")


def fields(record: str, delimiter: str) -> list[str]:
    """The fields of a record that is well formed and has no line break at its end."""
    if '"' not in record:
        return record.split(delimiter)
    found = []
    position = 0
    pattern = re.compile(rf'"((?:[^"]|"")*)"|[^{re.escape(delimiter)}]*')
    while position <= len(record):
        match = pattern.match(record, position)
        assert match
        quoted = match.group(1)
        found.append(match.group() if quoted is None else quoted.replace('""', '"'))
        position = match.end() + 1
    return found
