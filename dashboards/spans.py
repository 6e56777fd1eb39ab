"""The stretches of days a page sets side by side, each split into whole months and the days before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dashboards.days import Days
from dashboards.formats import period_end

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """From one day to another, both included."""

    first: date
    last: date

    @property
    def months(self) -> "Span | None":
        """The whole months within."""
        first = self.first if self.first.day == 1 else _next_month(self.first)
        last = (self.last + DAY).replace(day=1) - DAY
        return Span(first, last) if first < last else None

    @property
    def days(self) -> list["Span"]:
        """The days before and after the whole months."""
        months = self.months
        if months is None:
            return [self]
        around = (Span(self.first, months.first - DAY), Span(months.last + DAY, self.last))
        return [span for span in around if span.first <= span.last]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same days in as few spans as they take."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.first):
        if found and span.first <= found[-1].last + DAY:
            found[-1] = Span(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return found


def compared(days: Days) -> dict[str, Span]:
    """The period and the same days of last year; its last month and its last week, each with the one before.

    A month that is not over is set against the first days of the month before.
    """
    last = days.last
    month = Span(last.replace(day=1), last)
    before_last = month.first - DAY
    if last != period_end("month", month.first):
        before_last = before_last.replace(day=min(last.day, before_last.day))
    return {
        "now": Span(days.first, last),
        "last_year": Span(days.first_last_year, days.last_last_year),
        "month": month,
        "month_before": Span((month.first - DAY).replace(day=1), before_last),
        "week": Span(last - 6 * DAY, last),
        "week_before": Span(last - 13 * DAY, last - 7 * DAY),
    }


def _next_month(day: date) -> date:
    return period_end("month", day.replace(day=1)) + DAY
