"""What the parts add to a change adds up to it, and says which way each pulled."""

from collections import namedtuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.contributions import largest

Part = namedtuple("Part", "name numerator numerator_last_year denominator denominator_last_year")
COUNTS = st.integers(0, 10_000)


def test_a_count_moves_by_what_its_parts_do() -> None:
    parts = [Part("a", 10, 4, None, None), Part("b", 5, 12, None, None), Part("c", 3, 3, None, None)]
    found, rest = largest(parts, change=18 - 19, shown=6)
    assert [(part.row.name, part.amount) for part in found] == [("b", -7), ("a", 6)]
    assert rest == 0


def test_what_is_not_shown_is_the_rest() -> None:
    parts = [Part(str(place), place, 0, None, None) for place in range(1, 6)]
    found, rest = largest(parts, change=15, shown=2)
    assert [part.amount for part in found] == [5, 4]
    assert rest == 6


def test_a_rate_is_pulled_by_who_did_better_and_by_who_grew() -> None:
    # GIVEN last year 80 of 100 and 90 of 100 on time: 0.85 in all
    # WHEN the first does as before and the second, better one, has twice as many
    parts = [Part("worse", 80, 80, 100, 100), Part("better", 180, 90, 200, 100)]
    found, rest = largest(parts, change=260 / 300 - 170 / 200, shown=6)
    # THEN the rate rose though neither did better: there is more of the better one, and less weight on the worse
    amounts = {part.row.name: part.amount for part in found}
    assert amounts["better"] == pytest.approx((180 - 170) / 300 - (90 - 85) / 200)
    assert amounts["worse"] == pytest.approx((80 - 85) / 300 - (80 - 85) / 200)
    assert rest == pytest.approx(0)


@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS), min_size=1, max_size=30))
def test_contributions_and_rest_add_up_to_the_change(numbers: list[tuple[int, int, int, int]]) -> None:
    parts = [Part(str(place), *quotient) for place, quotient in enumerate(numbers)]
    now, then = (sum(part[place] for part in parts) for place in (3, 4))
    if not now or not then:
        return
    change = sum(part.numerator for part in parts) / now - sum(part.numerator_last_year for part in parts) / then
    found, rest = largest(parts, change, shown=len(parts))
    assert sum(part.amount for part in found) == pytest.approx(change, abs=1e-6 * max(1, abs(change)))
    assert rest == pytest.approx(0, abs=1e-6 * max(1, abs(change)))


def test_a_rate_without_last_year_is_all_rest() -> None:
    assert largest([Part("a", 1, 0, 2, 0)], change=0.5, shown=6) == ([], 0.5)
