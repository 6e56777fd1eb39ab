"""The stretches of days a page sets side by side, and the whole periods and days they are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dashboards.days import Days
from dashboards.formats import period_end

DAY = timedelta(days=1)
# The periods that counts stand by, the longest first, with the months they have.
WHOLE = {"year": 12, "quarter": 3, "month": 1}


@dataclass(frozen=True)
class Span:
    """From one day to another, both included."""

    first: date
    last: date


def pieces(span: Span, kinds: Iterable[str] = tuple(WHOLE)) -> list[tuple[str, Span]]:
    """The same days as the fewest whole periods of these kinds and the days beside them, one kind after the other."""
    found: list[tuple[str, Span]] = []
    start = span.first
    while start <= span.last:
        whole = (
            (kind, period_end(kind, start))
            for kind in kinds
            if start.day == 1 and (start.month - 1) % WHOLE[kind] == 0 and period_end(kind, start) <= span.last
        )
        kind, last = next(whole, ("day", min(span.last, period_end("month", start.replace(day=1)))))
        first = found.pop()[1].first if found and found[-1][0] == kind else start
        found.append((kind, Span(first, last)))
        start = last + DAY
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
