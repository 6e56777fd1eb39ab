"""How numbers, dates and periods are written: 万 and 亿 in Chinese, percent, tabular figures, Chinese weeks."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from dashboards.words import Words

EMPTY = "—"
# The unit of indicators whose values are fractions.
PERCENT = "%"
# As wide as a figure, unlike the hyphen.
MINUS = "−"
STEPS = {"zh": ((100_000_000, "亿"), (10_000, "万")), "en": ((1_000_000_000, "B"), (1_000_000, "M"))}


def rounded(value: float, decimals: int, rounding: str = "round") -> Decimal:
    """Rounded half up or cut, as printed reports do; never the nearest even digit."""
    mode = ROUND_DOWN if rounding == "cut" else ROUND_HALF_UP
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=mode)


def _plain(value: Decimal) -> str:
    return f"{value:,f}".replace("-", MINUS)


def compact(value: float | None, words: Words, decimals: int = 0) -> str:
    """A count short enough for a phone: 145.07万, 2.30亿; 1.45M from a million in English."""
    if value is None:
        return EMPTY
    for size, name in STEPS[words.language]:
        if abs(value) >= size:
            return _plain(rounded(value / size, 2)) + name
    return _plain(rounded(value, decimals))


def tick(value: float, unit: str, words: Words) -> str:
    """A round number on an axis, without the noughts that say nothing."""
    if unit == PERCENT:
        return percent(value, 4).rstrip("%").rstrip("0").rstrip(".") + "%"
    shown = compact(value, words, 4)
    figures = shown.rstrip("亿万BM")
    return (figures.rstrip("0").rstrip(".") if "." in figures else figures) + shown[len(figures) :]


def percent(value: float | None, decimals: int = 2, rounding: str = "round") -> str:
    """A fraction as percent."""
    if value is None:
        return EMPTY
    return _plain(rounded(float(Decimal(str(value)) * 100), decimals, rounding)) + "%"


def figure(value: float | None, unit: str, decimals: int, rounding: str, words: Words) -> str:
    """An indicator's value as its catalogue line says."""
    if value is None:
        return EMPTY
    if unit == PERCENT:
        return percent(value, decimals, rounding)
    if decimals == 0:
        return compact(value, words)
    return _plain(rounded(value, decimals, rounding))


def exact(value: float | None, decimals: int = 0) -> str:
    """Every digit, for tables."""
    return EMPTY if value is None else _plain(rounded(value, decimals))


def day(when: date, words: Words) -> str:
    """A date in words."""
    return words("format.day", year=when.year, month=month_name(when.month, words), day=when.day)


def month_name(month: int, words: Words) -> str:
    """12月 or Dec."""
    return words("format.months").split()[month - 1]


def period_end(kind: str, start: date) -> date:
    """The last day of a period; of `ytd`, whose start is its last month, that month's last day."""
    if kind == "day":
        return start
    if kind == "week":
        return start + timedelta(days=6)
    months = {"month": 1, "ytd": 1, "quarter": 3, "year": 12}[kind]
    last = start.month + months - 1
    return date(start.year, last, monthrange(start.year, last)[1])


def period(kind: str, start: date, words: Words) -> str:
    """A period's name: 2024年第三季度, 2024年1—9月, 2024年第36周."""
    end = period_end(kind, start)
    week = start.isocalendar()
    written = "month" if kind == "ytd" and start.month == 1 else kind
    return words(
        f"format.period.{written}",
        year=week.year if kind == "week" else start.year,
        week=week.week,
        day=start.day,
        month=month_name(start.month, words),
        first_month=month_name(1, words),
        quarter=words("format.quarters").split()[(start.month - 1) // 3],
        start=words("format.short_day", month=month_name(start.month, words), day=start.day),
        end=words("format.short_day", month=month_name(end.month, words), day=end.day),
    )
