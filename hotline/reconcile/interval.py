"""The values that a printed number may stand for, and what a formula can reach from them, exactly."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

Number = Fraction | float


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`; an open end is not one of them. Only infinity is a float."""

    low: Number
    high: Number
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Number) -> "Interval":
        """The one number `value`."""
        return cls(value, value)

    @property
    def is_finite(self) -> bool:
        """Whether both ends are numbers."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def middle(self) -> Number:
        """The number to show for it; of an endless one, the end it has."""
        if self.is_finite:
            return (self.low + self.high) / 2
        return self.low if math.isfinite(self.low) else self.high

    @property
    def holds_whole_number(self) -> bool:
        """Whether a whole number lies in it."""
        first = math.ceil(self.low)
        return first in self or (first + 1) in self

    def __contains__(self, value: Number) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def meets(self, other: "Interval") -> bool:
        """Whether some number lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and low in self and low in other)


ANYTHING = Interval(-math.inf, math.inf)
NOT_NEGATIVE = Interval(Fraction(0), math.inf)


def added(intervals: Iterable[Interval]) -> Interval:
    """Everything that one number from each can add up to."""
    parts = list(intervals)
    return Interval(
        sum((part.low for part in parts), Fraction(0)),
        sum((part.high for part in parts), Fraction(0)),
        any(part.low_open for part in parts),
        any(part.high_open for part in parts),
    )


def reach(formula: Callable[..., Fraction], *arguments: Interval) -> Interval:
    """Everything that `formula` can give, exactly, if it rises or falls in each argument whatever the others are.

    Sums, products, quotients and weighted means do: their extremes then lie where every argument is at an end.
    """
    if not all(argument.is_finite for argument in arguments):
        return ANYTHING
    found: dict[Fraction, bool] = {}
    for corner in product(*(_ends(argument) for argument in arguments)):
        value = formula(*(end for end, _ in corner))
        found[value] = found.get(value, False) or not any(is_open for _, is_open in corner)
    low, high = min(found), max(found)
    return Interval(low, high, not found[low], not found[high])


def _ends(interval: Interval) -> list[tuple[Number, bool]]:
    ends = [(interval.low, interval.low_open)]
    if interval.high != interval.low:
        ends.append((interval.high, interval.high_open))
    return ends
