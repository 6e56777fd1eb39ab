"""Deals out seconds by rank, so that their mean and how many lie beyond a limit come out exactly at any scale."""

from dataclasses import dataclass
from itertools import pairwise

Knots = list[list[float]]


@dataclass(frozen=True)
class Deal:
    """In `year` `many` values with this mean, `many_long` of them on the long side of the limit."""

    year: int
    many: int
    many_long: int
    mean: float


def macros(name: str, usual: Knots, long: Knots, deals: list[Deal]) -> list[str]:
    """SQL macros: `<name>_until(y, i)`, the sum of the i shortest values of year y; `<name>_at(y, i)`, value i from 0.

    `usual` and `long` are the distribution on either side of the limit as (share, seconds), straight between. The
    usual side is bent between 0 and its last knot until the mean is met; a value is what it adds to the rounded sum,
    so that the values are whole and nothing of the mean is lost.
    """
    pieces = " ".join(
        # written with an exponent, a number is a double
        f"when y = {deal.year} and i <= {end:.16e} then {before:.16e}"
        f" + (i - {begin:.16e}) * ({low:.16e} + (i - {begin:.16e}) * {bend:.16e})"
        for deal in deals
        for begin, end, before, low, bend in _pieces(deal, usual, long)
    )
    return [
        f"create macro {name}_until(y, i) as round(case {pieces} end)::bigint",
        f"create macro {name}_at(y, i) as {name}_until(y, i + 1) - {name}_until(y, i)",
    ]


def _pieces(deal: Deal, usual: Knots, long: Knots) -> list[tuple[float, float, float, float, float]]:
    """Straight stretches of ranks: where each begins and ends, the sum before it, its first value, half its slope."""
    many_usual = deal.many - deal.many_long
    bent = _bent(usual, round(deal.mean * deal.many) - deal.many_long * _mean(long), many_usual)
    pieces = []
    before = 0.0
    for knots, first, many in ((bent, 0, many_usual), (long, many_usual, deal.many_long)):
        for (share, low), (next_share, high) in pairwise(knots):
            length = (next_share - share) * many
            if length > 0:
                end = first + next_share * many
                pieces.append((first + share * many, end, before, low, (high - low) / 2 / length))
                before += length * (low + high) / 2
    return pieces


def _bent(knots: Knots, total: float, many: int) -> Knots:
    """The knots raised to the power, on a scale of 0 to the last of them, that gives `many` values this total."""
    limit = knots[-1][1]
    low, high = 0.1, 10.0
    for _ in range(100):
        power = (low + high) / 2
        bent = [[share, limit * (value / limit) ** power] for share, value in knots]
        low, high = (power, high) if _mean(bent) * many > total else (low, power)
    return bent


def _mean(knots: Knots) -> float:
    return sum((after[0] - before[0]) * (after[1] + before[1]) / 2 for before, after in pairwise(knots))
