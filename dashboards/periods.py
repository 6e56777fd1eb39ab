"""Periods as readers name them: this month or last year by the last day of data, a fixed one, or any two days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboards import formats
from dashboards.days import Days
from dashboards.words import Words

# Each with the kind of period it is; they go along with the data, so a bookmark of "this month" stays this month.
PRESETS = {
    "yesterday": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "last_year": "year",
}
USUAL = "year"
# What a fixed period may be; a range has an end of its own.
KINDS = ("ytd", "year", "quarter", "month", "week", "day", "range")


@dataclass(frozen=True)
class Period:
    """A stretch of days with a name."""

    kind: str
    start: date
    name: str
    days: Days


def latest(kind: str, as_of: date) -> date:
    """The start of the period of a kind that the last day of data is in."""
    match kind:
        case "week":
            return as_of - timedelta(days=as_of.weekday())
        case "month" | "ytd":
            return as_of.replace(day=1)
        case "quarter":
            return date(as_of.year, (as_of.month - 1) // 3 * 3 + 1, 1)
        case "year":
            return date(as_of.year, 1, 1)
    return as_of


def of_preset(preset: str, as_of: date, words: Words) -> Period:
    """One of PRESETS."""
    start = latest(PRESETS[preset], as_of)
    if preset == "last_year":
        start = start.replace(year=start.year - 1)
    return fixed(PRESETS[preset], start, as_of, words)


def fixed(kind: str, start: date, as_of: date | None, words: Words) -> Period:
    """A period that stays where it is, whatever lands."""
    return Period(kind, start, formats.period(kind, start, words), Days.of(kind, start, as_of))


def between(first: date, last: date, words: Words) -> Period:
    """Any two days and those between them, either one first."""
    first, last = min(first, last), max(first, last)
    name = words("format.period.range", start=formats.day(first, words), end=formats.day(last, words))
    return Period("range", first, name, Days.between(first, last))


def read(text: str | None, among: Sequence[date] | None = None) -> date | None:
    """A day as an address writes it, if it is one, and one of these."""
    try:
        found = date.fromisoformat(text or "")
    except ValueError:
        return None
    # Last year's days must be days too.
    return found if 1900 < found.year < 2200 and (among is None or found in among) else None
