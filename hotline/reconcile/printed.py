"""Numbers as reports print them: 68.82万, 95.97%, ↓8.77%, 3000余, 超80%, —, 十一."""

import math
import re
from dataclasses import dataclass
from fractions import Fraction

from hotline.reconcile.interval import Interval

BLANKS = ("—", "－", "-", "–")
DIGITS = "〇一二三四五六七八九"
MULTIPLIERS = {"": 1, "万": 10_000, "亿": 100_000_000}

_NUMBER = re.compile(
    r"(?P<before>超过?|突破|至少|近|不到)?"
    r"(?P<digits>\d[\d,]{0,20}(?:\.(?P<decimals>\d{1,9}))?|[〇一二三四五六七八九十两]+|半)"
    r"(?P<more>余|多)?(?P<multiplier>[万亿]?)(?P<percent>[%％]?)(?P<after>以上|余|多)?"
)
_CHANGE = re.compile(r"(?P<up>↑|(?:同比)?(?:增长|上升))|(?P<down>↓|(?:同比)?(?:下降|减少))")


@dataclass(frozen=True)
class Printed:
    """What a printed number says, and all values that print so by rounding or by cutting off."""

    value: Fraction
    values: Interval
    is_exact: bool


def number(text: str, *, counts_whole: bool) -> Printed | None:
    """What `text` says; None if it is no number. What counts whole things is exact when all its digits are printed."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    scale = Fraction(MULTIPLIERS[found["multiplier"]], 100 if found["percent"] else 1)
    value = _plain(found["digits"]) * scale
    if found["before"] in ("近", "不到"):
        return Printed(value, Interval(Fraction(0), value), is_exact=False)
    if found["before"] or found["more"] or found["after"]:
        return Printed(value, Interval(value, math.inf), is_exact=False)
    if counts_whole and scale == 1 and not found["decimals"]:
        return Printed(value, Interval.point(value), is_exact=True)
    last_digit = scale / 10 ** len(found["decimals"] or "")
    # Rounding up gave it from half a digit below, cutting off from anywhere below the next digit.
    lowest = max(Fraction(0), value - last_digit / 2)
    return Printed(value, Interval(lowest, value + last_digit, high_open=True), is_exact=False)


def change(text: str) -> Printed | None:
    """What ↑2.55% or 同比增长2.15% says, as a signed fraction; None if it is no change."""
    found = _CHANGE.match(text.strip())
    size = number(text.strip()[found.end() :], counts_whole=False) if found else None
    if found is None or size is None:
        return None
    return size if found["up"] else Printed(-size.value, -size.values, is_exact=False)


def _plain(digits: str) -> Fraction:
    if digits == "半":
        return Fraction(1, 2)
    if digits[0].isdigit():
        return Fraction(digits.replace(",", ""))
    tens, ten, ones = digits.replace("两", "二").rpartition("十")
    above = 10 * (DIGITS.index(tens) if tens else 1) if ten else 0
    return Fraction(above + (DIGITS.index(ones) if ones else 0))
