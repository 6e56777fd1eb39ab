"""How a computed figure was worked out, in signs that need no language."""

from collections.abc import Iterable

from hotline.reconcile.figure import Figure
from hotline.reconcile.interval import Interval, added


def total(figures: Iterable[Figure]) -> Interval:
    """Everything the printed figures can add up to."""
    return added(figure.values for figure in figures if figure.values)


def total_before(figures: Iterable[Figure]) -> Interval:
    """Everything last year's figures, as the printed changes imply them, can add up to."""
    return added(figure.last_year for figure in figures if figure.last_year)


def less(whole: Interval, part: Interval) -> Interval:
    """Everything that can be left of the one without the other."""
    return added([whole, -part])


def plus(figures: Iterable[Figure]) -> str:
    """a + b + c as printed."""
    return " + ".join(figure.as_printed for figure in figures)


def before(figure: Figure) -> str:
    """Last year's value as the printed change implies it."""
    now, moved = figure.printed.value, figure.change.value
    if figure.change_kind == "percent" and moved <= -1:
        return "?"
    value = float(now - moved if figure.change_kind == "points" else now / (1 + moved))
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def plus_before(figures: Iterable[Figure]) -> str:
    """a + b + c of last year."""
    return " + ".join(before(figure) for figure in figures)


def bracketed(text: str) -> str:
    """The text in brackets where it needs them."""
    return f"({text})" if " " in text else text
