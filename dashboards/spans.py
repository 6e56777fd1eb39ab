"""The stretches of days a page sets side by side, each split into whole months and the days before and after."""

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

    def parameters(self, name: str) -> dict[str, date]:
        """As queries want it: the first and last day, and the whole months in between."""
        after = self.last + DAY
        months_first = self.first if self.first.day == 1 else _next_month(self.first)
        months_end = after.replace(day=1)
        if months_first >= months_end:
            months_first = months_end = after
        return {
            f"{name}_first": self.first,
            f"{name}_last": self.last,
            f"{name}_months_first": months_first,
            f"{name}_months_end": months_end,
        }


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
