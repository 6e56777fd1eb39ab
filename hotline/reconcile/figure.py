"""A figure of a printed report: where it stands, what it says, what it is about."""

from dataclasses import dataclass
from fractions import Fraction

from hotline.reconcile.interval import NOT_NEGATIVE, Interval, reach
from hotline.reconcile.printed import Printed

AREA = ("", "")
TEXT_TABLE = "正文"
VALUE = "value"
CHANGE = "change"


@dataclass(frozen=True)
class Figure:
    """One line of a report's CSV; `scope` is AREA unless the figure is about a part of its area."""

    line: int
    document: str
    area_code: str
    year: int | None
    counted_from: str
    counted_to: str
    table_name: str
    row_name: str
    column_name: str
    as_printed: str
    unit: str
    change_as_printed: str
    change_kind: str
    figure_kind: str
    indicators: tuple[str, ...]
    scope: tuple[str, str]
    printed: Printed | None
    change: Printed | None

    @property
    def place(self) -> str:
        """Row and column as printed."""
        return " · ".join(part for part in (self.row_name, self.column_name) if part) or "—"

    @property
    def is_in_text(self) -> bool:
        """Whether it stands in the running text, which rounds more freely than a table."""
        return self.table_name.startswith(TEXT_TABLE)

    @property
    def spans_years(self) -> bool:
        """Whether it counts more than its year."""
        return bool(self.counted_from) and self.year is not None and int(self.counted_from[:4]) < self.year

    @property
    def span(self) -> str:
        """The time it counts, in words that need no language: its year, or from day to day."""
        if self.counted_to:
            return f"{self.counted_from or f'{self.year}-01-01'} … {self.counted_to}"
        return f"{self.counted_from[:4]} … {self.year}" if self.spans_years else str(self.year)

    @property
    def is_exact(self) -> bool:
        """Whether it is a count with all its digits printed."""
        return self.printed is not None and self.printed.is_exact

    @property
    def values(self) -> Interval | None:
        """All values that print so; None if no number is printed."""
        return self.printed.values if self.printed else None

    @property
    def last_year(self) -> Interval | None:
        """All values of the year before that fit the printed change; None if none is printed or its kind is unclear."""
        if self.printed is None or self.change is None or self.change_kind == "unclear":
            return None
        if self.change_kind == "points":
            return reach(lambda value, change: value - change, self.printed.values, self.change.values)
        if self.change.values.low <= -1:
            # Nothing is left of it: it may have been anything.
            return NOT_NEGATIVE
        return reach(lambda value, change: value / (1 + change), self.printed.values, self.change.values)


def changed(kind: str, now: Fraction, before: Fraction) -> Fraction:
    """The change on a year before, as printed changes are meant: in points or in parts of that year's value."""
    return now - before if kind == "points" else now / before - 1
