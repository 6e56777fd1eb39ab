"""The calendar of the made-up city: working days of the State Council, seasons, bursts and hours of the day."""

from datetime import date, timedelta
from typing import Any

from chinese_calendar import is_holiday, is_workday

Rows = list[dict[str, Any]]
EPOCH = date(1970, 1, 1)


def working_time(city: dict[str, Any]) -> dict[str, Any]:
    """For each day of the years and their neighbours: is it worked, and how many days were worked before it."""
    first, last = date(min(city["years"]) - 1, 1, 1), date(max(city["years"]) + 1, 12, 31)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    works = [is_workday(day) for day in days]
    worked, before = [], 0
    for work in works:
        worked.append(before)
        before += work
    return {
        "first_day": (first - EPOCH).days,
        "is_working": [int(work) for work in works],
        "days_worked": worked,
        "working_days": [(day - EPOCH).days for day, work in zip(days, works, strict=True) if work],
    }


def year_days(city: dict[str, Any]) -> Rows:
    """Every day of the chosen years, and whether it is a holiday on what would be a working day."""
    rows = []
    for year in city["chosen"]:
        for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days):
            day = date(year, 1, 1) + timedelta(days=number)
            rows.append({"year": year, "day": day, "is_holiday": is_holiday(day) and day.weekday() < 5})
    return rows


def seasons(city: dict[str, Any]) -> Rows:
    """The factor of each season in each month."""
    return [
        {"season": season, "month": month, "factor": factor}
        for season, factors in city["months"].items()
        for month, factor in enumerate(factors, start=1)
    ]


def bursts(city: dict[str, Any]) -> Rows:
    """What lifts a season's topics for some days."""
    return [
        {
            "season": burst["season"],
            "first_day": burst["from"],
            "last_day": burst["to"],
            "factor": float(burst["factor"]),
        }
        for burst in city["bursts"]
    ]


def hours(city: dict[str, Any]) -> Rows:
    """The weight of each hour of the day by channel group."""
    return [
        {"channel_group": group, "hour": hour, "weight": float(weight)}
        for group, weights in city["hours"].items()
        for hour, weight in enumerate(weights)
    ]
