"""The State Council's working days, from the package `chinesecalendar` into the seed that the clock reads."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
from chinese_calendar import constants

from hotline.paths import SEEDS

CALENDAR_DAYS = SEEDS / "rules" / "calendar_days.csv"


def days() -> Iterator[tuple[date, bool, str]]:
    """Every date the package knows: the date, whether it is a working day, and what kind of day it is."""
    day = date(min(constants.holidays).year, 1, 1)
    last = date(max(constants.holidays).year, 12, 31)
    while day <= last:
        yield day, chinese_calendar.is_workday(day), _kind(day)
        day += timedelta(days=1)


def write(path: Path = CALENDAR_DAYS) -> int:
    """Writes the seed anew and says how many days it holds."""
    rows = [(day.isoformat(), str(works).lower(), kind) for day, works, kind in days()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["calendar_date", "is_workday", "day_kind"])
        writer.writerows(rows)
    return len(rows)


def _kind(day: date) -> str:
    if day in constants.workdays:
        return "make_up_day"
    if day in constants.holidays:
        return "holiday"
    return "weekend" if day.weekday() >= 5 else "weekday"
