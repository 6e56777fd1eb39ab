"""The clock told the slow way, date by date from chinesecalendar; it shares nothing with the SQL."""

from datetime import date, datetime, time, timedelta
from functools import cache

from chinese_calendar import is_workday

HOURS = ((time(9), time(12)), (time(14), time(18)))
DAY_SECONDS = 25_200


@cache
def openings(day: date) -> tuple[tuple[datetime, datetime], ...]:
    """The spans of a date in which offices are open; each holds its first second, not its last."""
    if not is_workday(day):
        return ()
    return tuple((datetime.combine(day, opens), datetime.combine(day, closes)) for opens, closes in HOURS)


def working_seconds(start: datetime, end: datetime) -> int:
    """Seconds of `start`–`end` that lie in opening hours; negative when `end` comes first."""
    if end < start:
        return -working_seconds(end, start)
    seconds, day = 0, start.date()
    while day <= end.date():
        for opens, closes in openings(day):
            seconds += max(0, int((min(end, closes) - max(start, opens)).total_seconds()))
        day += timedelta(days=1)
    return seconds


def working_days(start: datetime, end: datetime) -> float:
    """Working time in days; the default hours are the same every day, so the fractions of each date simply add."""
    return working_seconds(start, end) / DAY_SECONDS


def next_open(moment: datetime) -> datetime:
    """The moment itself in opening hours, else the next opening."""
    day = moment.date()
    while True:
        for opens, closes in openings(day):
            if moment < closes:
                return max(moment, opens)
        day += timedelta(days=1)


def working_days_after(moment: datetime, days: int) -> datetime:
    """The same time of day `days` working days on, the day of the (opening) moment not counted."""
    start = next_open(moment)
    day = start.date()
    while days:
        day += timedelta(days=1)
        days -= is_workday(day)
    return datetime.combine(day, start.time())


def working_hours_after(moment: datetime, hours: int) -> datetime:
    """The first instant at which `hours` working hours have passed since `moment`."""
    left = timedelta(hours=hours)
    day = moment.date()
    while True:
        for opens, closes in openings(day):
            starts = max(moment, opens)
            if starts + left <= closes:
                return starts + left
            left -= max(timedelta(), closes - starts)
        day += timedelta(days=1)
