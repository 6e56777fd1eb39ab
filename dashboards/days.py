"""The days of a period so far, and the same days of last year: like is compared with like."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboards.formats import period_end


@dataclass(frozen=True)
class Days:
    """From the first day of a period to its last, or to the last day of data when it is not over."""

    first: date
    last: date
    first_last_year: date
    last_last_year: date
    is_open: bool

    @classmethod
    def of(cls, period_kind: str, period_start: date, as_of: date | None) -> "Days":
        """The days of a period when data go as far as `as_of`."""
        end = period_end(period_kind, period_start)
        first = period_start.replace(month=1) if period_kind == "ytd" else period_start
        is_open = as_of is not None and first <= as_of < end
        last = as_of if is_open and as_of else end
        # As in the warehouse, last year's week is the one 52 weeks before.
        before = _weeks_before if period_kind == "week" else year_before
        last_last_year = before(last) if is_open else period_end(period_kind, before(period_start))
        return cls(first, last, before(first), last_last_year, is_open)

    @classmethod
    def between(cls, first: date, last: date) -> "Days":
        """The days of a free range."""
        return cls(first, last, year_before(first), year_before(last), is_open=False)


def _weeks_before(day: date) -> date:
    return day - timedelta(weeks=52)


def year_before(day: date) -> date:
    """The same day of last year; of 29 February the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
