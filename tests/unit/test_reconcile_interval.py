"""Properties of the interval arithmetic: nothing that can be is missed, nothing that cannot be is let in."""

import math
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.reconcile.interval import Interval, added, reach
from hotline.reconcile.printed import change, number

hundredths = st.integers(-100_000, 100_000).map(lambda n: Fraction(n, 100))
positive = st.integers(1, 100_000).map(lambda n: Fraction(n, 100))
inside = st.integers(0, 60).map(lambda n: Fraction(n, 60))


def shown(value: Fraction, decimals: int, *, cut: bool) -> str:
    """Rounded half up, or cut off, the naive way: on whole last digits."""
    scaled = value * 10**decimals
    digits = math.floor(scaled) if cut else math.floor(scaled + Fraction(1, 2))
    whole, rest = divmod(digits, 10**decimals)
    return f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)


@st.composite
def intervals(draw, values=hundredths):
    low, high = sorted((draw(values), draw(values)))
    if low == high:
        return Interval.point(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


def at(interval: Interval, place: Fraction) -> Fraction:
    return interval.low + (interval.high - interval.low) * place


@settings(deadline=None)
@given(positive, st.integers(0, 4), st.booleans())
def test_every_value_prints_as_something_it_may_stand_for(value, decimals, cut):
    assert value in number(shown(value, decimals, cut=cut), counts_whole=False).values


@settings(deadline=None)
@given(positive, positive, st.integers(0, 3))
def test_a_value_is_let_in_exactly_if_rounding_or_cutting_prints_it(printed, value, decimals):
    text = shown(printed, decimals, cut=False)
    prints_so = text in (shown(value, decimals, cut=True), shown(value, decimals, cut=False))
    assert (value in number(text, counts_whole=False).values) == prints_so


@settings(deadline=None)
@given(st.lists(st.tuples(intervals(), inside), max_size=6))
def test_a_sum_misses_nothing_and_is_no_wider_than_its_ends(parts):
    total = added(interval for interval, _ in parts)
    picked = sum((at(interval, place) for interval, place in parts), Fraction(0))
    if all(at(interval, place) in interval for interval, place in parts):
        assert picked in total
    assert total.low == sum(interval.low for interval, _ in parts)
    assert (total.high in total) == all(interval.high in interval for interval, _ in parts)


@settings(deadline=None)
@given(st.lists(st.tuples(intervals(positive), intervals(positive), inside, inside), min_size=1, max_size=3))
def test_a_weighted_mean_stays_within_what_is_reached(rows):
    count = len(rows)

    def mean(*ends: Fraction) -> Fraction:
        weighed = sum(m * w for m, w in zip(ends[:count], ends[count:], strict=True))
        return weighed / sum(ends[count:])

    means, weights = [row[0] for row in rows], [row[1] for row in rows]
    reached = reach(mean, *means, *weights)
    picked = mean(*(at(row[0], row[2]) for row in rows), *(at(row[1], row[3]) for row in rows))
    assert reached.low <= picked <= reached.high
    assert min(part.low for part in means) <= reached.low <= reached.high <= max(part.high for part in means)


@settings(deadline=None)
@given(intervals(), intervals(), inside, inside)
def test_two_meet_if_a_number_lies_in_both(one, other, place, elsewhere):
    for value in (at(one, place), at(other, elsewhere), one.low, one.high, other.low, other.high):
        if value in one and value in other:
            assert one.meets(other)
    assert one.meets(other) == other.meets(one)
    if one.meets(other):
        middle = (max(one.low, other.low) + min(one.high, other.high)) / 2
        assert middle in one
        assert middle in other


@settings(deadline=None)
@given(intervals())
def test_a_minus_turns_it_round(interval):
    turned = -interval
    assert -turned == interval
    assert (interval.low in interval) == (-interval.low in turned)


@settings(deadline=None)
@given(intervals(st.integers(0, 1000).map(lambda n: Fraction(n, 20))))
def test_a_whole_number_is_found_if_there_is_one(interval):
    assert interval.holds_whole_number == any(Fraction(whole) in interval for whole in range(52))


@settings(deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 2), st.booleans())
def test_the_year_before_is_among_those_that_the_printed_change_implies(now, before, decimals, cut):
    moved = Fraction(now, before) - 1
    text = ("↑" if moved >= 0 else "↓") + shown(abs(moved) * 100, decimals, cut=cut) + "%"
    printed = change(text).values
    assert moved in printed
    if printed.low > -1:
        implied = reach(lambda value, by: value / (1 + by), Interval.point(Fraction(now)), printed)
        assert Fraction(before) in implied
