"""A report as every writer sees it: headings, tables with merged cells, and a foot."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Merged(Enum):
    """A place that belongs to the cell beside it."""

    LEFT = "<"
    UP = "^"


Slot = str | Merged
Row = tuple[Slot, ...]


class Area(NamedTuple):
    """A cell's text and the places it takes, counted from 0."""

    text: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_merged(self) -> bool:
        """Whether it takes more than one place."""
        return (self.top, self.left) != (self.bottom, self.right)


@dataclass(frozen=True)
class Table:
    """One table: rows of headings, rows of figures."""

    caption: str
    head: tuple[Row, ...]
    body: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from the top."""
        return self.head + self.body

    def areas(self) -> Iterator[Area]:
        """Every cell, row by row, with the rectangle it takes."""
        taken: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for top, row in enumerate(self.rows):
            for left in range(len(row)):
                taken.setdefault(self._origin(top, left), []).append((top, left))
        for (top, left), places in taken.items():
            bottom, right = max(place[0] for place in places), max(place[1] for place in places)
            yield Area(str(self.rows[top][left]), top, left, bottom, right)

    def plain(self) -> Iterator[list[str]]:
        """Every row as texts; what belongs to the cell beside it is empty."""
        for row in self.rows:
            yield ["" if isinstance(slot, Merged) else slot for slot in row]

    def headings(self) -> list[str]:
        """One heading a column: those above each other, joined."""
        found = []
        for column in range(len(self.head[0])):
            origins = dict.fromkeys(self._origin(row, column) for row in range(len(self.head)))
            found.append("·".join(str(self.rows[top][left]) for top, left in origins))
        return found

    def _origin(self, top: int, left: int) -> tuple[int, int]:
        while isinstance(slot := self.rows[top][left], Merged):
            top, left = (top, left - 1) if slot is Merged.LEFT else (top - 1, left)
        return top, left


@dataclass(frozen=True)
class Section:
    """A heading and the tables below it."""

    heading: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Report:
    """A whole report."""

    title: str
    sections: tuple[Section, ...]
    foot_heading: str
    foot: tuple[str, ...]
