"""How figures are printed: decimals rounded or cut off, percent, ten thousands, changes with arrows."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

NOTHING = "—"
SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
# Beyond these decimals a value is the noise of its division: 0.29 − 0.28 is one point, not 0.99.
NOISE = Decimal("1e-9")

ROUND, CUT = "round", "cut"


@dataclass(frozen=True)
class Manner:
    """How one figure is printed."""

    unit: str
    decimals: int
    rounding: str
    scale: str = ""


def number(value: float | Decimal, decimals: int, rounding: str) -> str:
    """`value` with so many decimals, rounded half up or cut off."""
    exact = _exact(value).quantize(NOISE, ROUND_HALF_UP)
    shown = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN if rounding == CUT else ROUND_HALF_UP)
    return f"{shown:f}"


def percent(value: float | Decimal, decimals: int, rounding: str) -> str:
    """`value`, in percent; all of something is 100%, without decimals."""
    return f"{100 if _exact(value) == 100 else number(value, decimals, rounding)}%"


def figure(value: float, manner: Manner) -> str:
    """A value as its unit and manner say."""
    if manner.unit == "%":
        return percent(_exact(value) * 100, manner.decimals, manner.rounding)
    return number(_exact(value) / SCALES[manner.scale], manner.decimals, manner.rounding) + manner.scale


def change(value: float | None, decimals: int, rounding: str) -> str:
    """A change on last year in percent or points: ↑ or ↓ and how much; a dash where there is nothing to compare."""
    if value is None:
        return NOTHING
    arrow = "↑" if value > 0 else "↓" if value < 0 else ""
    return arrow + percent(abs(value), decimals, rounding)


def _exact(value: float | Decimal) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))


_ENCLOSED: tuple[tuple[int, int, Callable[[int], str]], ...] = (
    (1, 20, lambda n: chr(0x2460 + n - 1)),
    (21, 35, lambda n: chr(0x3251 + n - 21)),
    (36, 50, lambda n: chr(0x32B1 + n - 36)),
)


def enclosed(n: int) -> str:
    """A number in a circle, as registers have them; a plain one beyond fifty."""
    return next((write(n) for first, last, write in _ENCLOSED if first <= n <= last), str(n))
