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
        last_last_year = day_last_year(period_kind, last if is_open else period_start)
        if not is_open:
            last_last_year = period_end(period_kind, last_last_year)
        return cls(first, last, day_last_year(period_kind, first), last_last_year, is_open)

    @classmethod
    def between(cls, first: date, last: date) -> "Days":
        """The days of a free range."""
        return cls(first, last, year_before(first), year_before(last), is_open=False)


def day_last_year(kind: str, day: date) -> date:
    """The day that one in a period of this kind is compared with: as in the warehouse, a week's is 52 weeks before."""
    return day - timedelta(weeks=52) if kind == "week" else year_before(day)


def year_before(day: date) -> date:
    """The same day of last year; of 29 February the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
