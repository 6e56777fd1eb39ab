"""What each part of the whole adds to its change on last year; with the rest, the parts add up to the change."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.data import Row


@dataclass(frozen=True)
class Contribution:
    """A part, by its place among the rows, and what it adds to the change of the whole."""

    row: Row
    amount: float


def largest(rows: Sequence[Row], change: float, shown: int) -> tuple[list[Contribution], float]:
    """The parts that moved the whole most, in either direction, and what all others add together.

    A count moves by its parts' own change. A quotient moves by what each part's numerator is above or below what last
    year's quotient would make of its denominator, this year less last: so both a part that did better and one that
    grew among better ones count.
    """
    amounts = _of_quotient(rows) if rows and rows[0].denominator is not None else _of_count(rows)
    parts = [Contribution(row, amount) for row, amount in zip(rows, amounts, strict=True) if amount]
    parts.sort(key=lambda part: -abs(part.amount))
    return parts[:shown], change - sum(part.amount for part in parts[:shown])


def _of_count(rows: Sequence[Row]) -> list[float]:
    return [row.numerator - row.numerator_last_year for row in rows]


def _of_quotient(rows: Sequence[Row]) -> list[float]:
    now = sum(row.denominator for row in rows)
    then = sum(row.denominator_last_year for row in rows)
    if not now or not then:
        return [0.0 for _ in rows]
    usual = sum(row.numerator_last_year for row in rows) / then
    return [
        (row.numerator - usual * row.denominator) / now
        - (row.numerator_last_year - usual * row.denominator_last_year) / then
        for row in rows
    ]
