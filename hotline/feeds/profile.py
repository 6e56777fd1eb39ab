"""What the values of a file's columns look like: the second witness, beside the name, for what a column is."""

import re
from collections import Counter
from dataclasses import dataclass

import pyarrow as pa

from hotline import warehouse
from hotline.feeds import dates
from hotline.feeds.sql import literal, quoted

_PHONE = re.compile(r"(\+?86[- ]?)?1[3-9]\d{9}|(0\d{2,3}[- ]?)?[2-9]\d{6,7}")
_ID_NUMBER = re.compile(r"\d{17}[\dXx]|\d{15}")
_OWN = ("_line", "_sheet")
# Day before month, which only a day beyond 12 gives away.
_DAY_FIRST = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y")
# `20240501` and `45413` may as well be numbers: they count as times only where the name says so.
_NUMBERS = ("compact", dates.EXCEL)


@dataclass(frozen=True)
class Profile:
    """One column of a sample: its filled values with their numbers, and how many each date format can read."""

    name: str
    rows: int
    values: Counter[str]
    readable: dict[str, int]

    @property
    def filled(self) -> int:
        """How many rows have a value."""
        return self.values.total()

    @property
    def is_unique(self) -> bool:
        """Whether no two rows share a value, and all have one."""
        return self.filled == len(self.values) == self.rows > 0

    def share(self, pattern: re.Pattern[str]) -> float:
        """Which part of the values is wholly of this shape."""
        fitting = sum(count for value, count in self.values.items() if pattern.fullmatch(value))
        return fitting / self.filled if self.filled else 0.0

    @property
    def phones(self) -> float:
        """Which part of the values is a phone number."""
        return self.share(_PHONE)

    @property
    def id_numbers(self) -> float:
        """Which part of the values is a citizen's ID number."""
        return self.share(_ID_NUMBER)

    def times(self, with_numbers: bool) -> float:
        """Which part of the values is a time; numbers that could be times only where the name says so."""
        formats = [word for word in self.readable if with_numbers or word not in _NUMBERS]
        best = max((self.readable[word] for word in formats), default=0)
        mixed = sum(self.readable[word] for word in dates.DEFAULT if word in formats)
        return min(1.0, max(best, mixed) / self.filled) if self.filled else 0.0

    def formats(self) -> list[str]:
        """The date formats that this column needs, the commonest first."""
        used = sorted((word for word, count in self.readable.items() if count), key=lambda word: -self.readable[word])
        if used and self.readable[used[0]] == self.filled:
            return used[:1]
        return [word for word in used if word not in _DAY_FIRST]


def profiles(table: pa.Table) -> list[Profile]:
    """The profile of every column of a sample."""
    names = [name for name in table.column_names if name not in _OWN]
    formats = (*dates.NAMES, *_DAY_FIRST)
    found = []
    with warehouse.connect() as connection:
        connection.register("sample", table)
        for name in names:
            value = f"nullif(trim({quoted(name)}, {literal(' 　')}), '')"
            counts = ", ".join(f"count({dates.read_sql(value, (word,))})" for word in formats)
            [readable] = connection.execute(f"select {counts} from sample").fetchall()
            values = Counter(text.strip() for text in table[name].to_pylist() if text and text.strip())
            found.append(Profile(name, table.num_rows, values, dict(zip(formats, readable, strict=True))))
    return found
