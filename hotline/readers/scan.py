"""Parts a piece of delimited text into stretches that are plainly well formed and lines that need a closer look.

In well-formed text every other quote opens a field and every other closes one, so that a line break ends a record
where the number of quotes before it is even. That holds up to the first quote that stands where none can open or
close: the record it is in is read by the rules of `record`, and the count begins anew after it.
"""

from dataclasses import dataclass, field

import numpy as np

from hotline.readers.record import Records, fields, without_line_break

_QUOTE, _LF, _CR = b'"\n\r'
NOTHING = np.empty(0, np.int64)


@dataclass
class Scanned:
    """What is in a piece: parts of well-formed text, their records' places, and the lines that are none.

    `starts`, `stops`: the records' bytes in the piece; `breaks`: how many line breaks come before each.
    `rejects`: start, stop and cause. `consumed`: where the first record begins that the piece does not hold whole.
    """

    parts: list[bytes | memoryview] = field(default_factory=list)
    starts: list[np.ndarray] = field(default_factory=list)
    stops: list[np.ndarray] = field(default_factory=list)
    breaks: list[np.ndarray] = field(default_factory=list)
    rejects: list[tuple[int, int, str]] = field(default_factory=list)
    consumed: int = 0


class Scanner:
    """One piece of text, which begins at a line's start; `final` if nothing follows it."""

    def __init__(self, data: bytes, delimiter: bytes, width: int, final: bool) -> None:
        self._data = data
        self._delimiter = delimiter
        self._width = width
        self._records = Records(data, delimiter, final)
        text = np.frombuffer(data, np.uint8)
        self._line_breaks = np.flatnonzero(text == _LF)
        self._find_quotes(text)
        self._odd = np.union1d(self._find_nulls(text), self._find_lone_returns(text))

    def scan(self, doubtful: np.ndarray) -> Scanned:
        """Parts the piece; the records that hold the byte positions `doubtful` are looked at closely, too."""
        odd = np.union1d(self._odd, doubtful)
        found = Scanned()
        position = 0
        while position < len(self._data):
            first_quote = int(self._quotes.searchsorted(position))
            first_break = int(self._line_breaks.searchsorted(position))
            trouble = self._next_trouble(position, first_quote, odd)
            record_break = self._last_record_break(first_break, first_quote, trouble)
            if record_break >= 0:
                self._take_stretch(found, position, first_break, record_break, first_quote)
                position = int(self._line_breaks[record_break]) + 1
                first_break = record_break + 1
            if position < len(self._data):
                stop = self._take_record(found, position, first_break)
                if stop is None:
                    break
                position = stop
        found.consumed = position
        return found

    def line_starts(self, start: int, stop: int) -> np.ndarray:
        """Where the lines in a stretch of bytes begin."""
        first, last = self._line_breaks.searchsorted((start, stop - 1))
        return np.concatenate(([start], self._line_breaks[first:last] + 1))

    def breaks_before(self, position: int) -> int:
        """How many line breaks come before a position."""
        return int(self._line_breaks.searchsorted(position))

    def _find_nulls(self, text: np.ndarray) -> np.ndarray:
        return np.flatnonzero(text == 0) if b"\0" in self._data else NOTHING

    def _find_lone_returns(self, text: np.ndarray) -> np.ndarray:
        """Carriage returns that are not part of a line break; the bulk parser would take them for one."""
        if b"\r" not in self._data:
            return NOTHING
        returns = np.flatnonzero(text == _CR)
        return returns[text[np.minimum(returns + 1, len(text) - 1)] != _LF]

    def _find_quotes(self, text: np.ndarray) -> None:
        self._quotes = quotes = np.flatnonzero(text == _QUOTE) if b'"' in self._data else NOTHING
        self._quotes_before = np.searchsorted(quotes, self._line_breaks)
        even = self._quotes_before % 2 == 0
        numbers = np.arange(len(self._line_breaks))
        # For either parity: the last line break, up to each one, that has it.
        self._last_with = [
            np.maximum.accumulate(np.where(even, numbers, -1)),
            np.maximum.accumulate(np.where(even, -1, numbers)),
        ]
        may_precede = np.zeros(256, bool)
        may_precede[[*self._delimiter, _LF, _QUOTE]] = True
        may_follow = may_precede.copy()
        may_follow[_CR] = True
        cannot_open = ~may_precede[text[np.maximum(quotes - 1, 0)]] & (quotes > 0)
        cannot_close = ~may_follow[text[np.minimum(quotes + 1, len(text) - 1)]]
        opens = np.arange(len(quotes)) % 2 == 0
        # The quotes that stand wrong if counting begins at an even, or at an odd one.
        self._wrong = [
            np.flatnonzero(np.where(opens, cannot_open, cannot_close)),
            np.flatnonzero(np.where(opens, cannot_close, cannot_open)),
        ]

    def _next_trouble(self, position: int, first_quote: int, odd: np.ndarray) -> int:
        """The next byte that is not plainly well formed, reading from a line's start outside quotes."""
        trouble = len(self._data)
        wrong = self._wrong[first_quote % 2]
        index = wrong.searchsorted(first_quote)
        if index < len(wrong):
            trouble = int(self._quotes[wrong[index]])
        index = odd.searchsorted(position)
        if index < len(odd):
            trouble = min(trouble, int(odd[index]))
        return trouble

    def _last_record_break(self, first_break: int, first_quote: int, trouble: int) -> int:
        """The last line break before `trouble` that ends a record; -1 if none does."""
        last = int(self._line_breaks.searchsorted(trouble)) - 1
        if last < first_break:
            return -1
        found = int(self._last_with[first_quote % 2][last])
        return found if found >= first_break else -1

    def _take_stretch(self, found: Scanned, position: int, first: int, last: int, first_quote: int) -> None:
        within = slice(first, last + 1)
        ends = first + np.flatnonzero((self._quotes_before[within] - first_quote) % 2 == 0)
        stops = self._line_breaks[ends] + 1
        found.parts.append(memoryview(self._data)[position : int(stops[-1])])
        found.starts.append(np.concatenate(([position], stops[:-1])))
        found.stops.append(stops)
        found.breaks.append(np.concatenate(([first], ends[:-1] + 1)))

    def _take_record(self, found: Scanned, position: int, breaks: int) -> int | None:
        ending = self._records.end(position, self._width)
        if ending is None:
            return None
        raw = self._data[position : ending.stop]
        cause = ending.cause or ("nul" if b"\0" in raw else None)
        if cause is None:
            try:
                text = without_line_break(raw).decode("utf-8")
            except UnicodeDecodeError:
                cause = "encoding"
        if cause:
            found.rejects.append((position, ending.stop, cause))
        else:
            found.parts.append(self._plainly(text))
            found.starts.append(np.array([position]))
            found.stops.append(np.array([ending.stop]))
            found.breaks.append(np.array([breaks]))
        return ending.stop

    def _plainly(self, record: str) -> bytes:
        """The record in a form that leaves no doubt: every field in quotes."""
        delimiter = self._delimiter.decode()
        doubled = (value.replace('"', '""') for value in fields(record, delimiter))
        return ('"' + f'"{delimiter}"'.join(doubled) + '"\n').encode("utf-8")
