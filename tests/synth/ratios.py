"""Holds what is divided, and what changed, against print: as fractions, with room for one row below full size."""

from fractions import Fraction

from tests.synth.made import Figure

Parts = tuple[int, int]


def holds(figure: Figure, now: Parts, before: Parts, scale: float) -> bool:
    """Whether this year's (over, under), or its change on last year's, is what print says by rounding or cutting.

    kind: count · mean · rate (in percent) · change (in percent) · points (of a rate). Below scale 1 a count may be one
    off, and a rate by what one row makes of it; means hold at any scale.
    """
    if figure.kind == "count":
        return figure.fits(now[0], scale)
    low, high = _between(figure.kind, now, before, 0 if scale == 1 else 1)
    step = Fraction(1, 10**figure.decimals)
    size, sign = abs(Fraction(figure.value)), 1 if figure.value >= 0 else -1
    low, high = sorted((sign * low, sign * high))
    return size - step / 2 <= high and low < size + step


def _between(kind: str, now: Parts, before: Parts, slack: int) -> tuple[Fraction, Fraction]:
    if kind == "mean":
        return Fraction(*now), Fraction(*now)
    if kind == "rate":
        return _rates(now, slack)
    if kind == "points":
        (low, high), (before_low, before_high) = _rates(now, slack), _rates(before, slack)
        return low - before_high, high - before_low
    # a count is divided by one; a mean keeps its digits
    slack = slack if now[1] == 1 else 0
    low = Fraction(now[0] - slack, now[1]) / Fraction(before[0] + slack, before[1])
    high = Fraction(now[0] + slack, now[1]) / Fraction(before[0] - slack, before[1])
    return 100 * low - 100, 100 * high - 100


def _rates(parts: Parts, slack: int) -> tuple[Fraction, Fraction]:
    over, under = parts
    return Fraction(100 * (over - slack), under + slack), Fraction(100 * (over + slack), under - slack)
