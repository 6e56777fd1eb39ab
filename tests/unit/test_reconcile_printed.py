"""Printed numbers, worked out by hand: which values print so by rounding or by cutting off."""

import math
from fractions import Fraction

import pytest

from hotline.reconcile.interval import Interval
from hotline.reconcile.printed import change, number


def said(text: str, *, counts_whole: bool = False) -> tuple[str, str, str]:
    printed = number(text, counts_whole=counts_whole)
    assert printed is not None
    values = printed.values
    ends = f"{'(' if values.low_open else '['}{')' if values.high_open else ']'}"
    return str(float(values.low)), str(float(values.high)), ends


@pytest.mark.parametrize(
    ("text", "low", "high", "ends"),
    [
        # 0.30895 rounds up to 30.90 %, 0.30909… is cut off to it; 0.3091 is another figure.
        ("30.90%", "0.30895", "0.3091", "[)"),
        ("8.9%", "0.0885", "0.09", "[)"),
        ("100%", "0.995", "1.01", "[)"),
        ("203", "202.5", "204.0", "[)"),
        ("13.93", "13.925", "13.94", "[)"),
        ("68.82万", "688150.0", "688300.0", "[)"),
        ("4367万", "43665000.0", "43680000.0", "[)"),
        ("2.3亿", "225000000.0", "240000000.0", "[)"),
        # Nothing is less than nothing.
        ("0", "0.0", "1.0", "[)"),
        ("超80%", "0.8", "inf", "[]"),
        ("95%以上", "0.95", "inf", "[]"),
        ("3000余", "3000.0", "inf", "[]"),
        ("1000多", "1000.0", "inf", "[]"),
        ("突破200万", "2000000.0", "inf", "[]"),
        ("近190万", "0.0", "1900000.0", "[]"),
    ],
)
def test_all_values_that_print_so(text, low, high, ends):
    assert said(text) == (low, high, ends)


def test_a_count_with_all_its_digits_is_exact_and_one_in_ten_thousands_is_not():
    assert number("1450699", counts_whole=True).values == Interval.point(Fraction(1450699))
    assert number("1,450,699", counts_whole=True).values == Interval.point(Fraction(1450699))
    assert number("71.97万", counts_whole=True).values == Interval(Fraction(719650), Fraction(719800), high_open=True)
    assert not number("3000余", counts_whole=True).is_exact


@pytest.mark.parametrize(
    ("text", "value"), [("十一", 11), ("三", 3), ("两", 2), ("五", 5), ("二十", 20), ("三十五", 35), ("半", 0.5)]
)
def test_numbers_in_characters(text, value):
    assert number(text, counts_whole=True).value == value


@pytest.mark.parametrize("text", ["—", "", "优秀", "全部", "12.3.4", "5%%", "↓8.77%", "-3", "9" * 5000, "1.", "万"])
def test_what_is_no_number(text):
    assert number(text, counts_whole=True) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "low_open", "high_open"),
    [
        ("↑2.55%", "0.02545", "0.0256", False, True),
        ("↓8.77%", "-0.0878", "-0.08765", True, False),
        ("↑240%", "2.395", "2.41", False, True),
        ("同比增长52%", "0.515", "0.53", False, True),
        ("同比下降3.1%", "-0.032", "-0.0305", True, False),
        ("↓0.00%", "-0.0001", "0", True, False),
    ],
)
def test_changes(text, low, high, low_open, high_open):
    values = change(text).values
    assert (values.low, values.high) == (Fraction(low), Fraction(high))
    assert (values.low_open, values.high_open) == (low_open, high_open)


@pytest.mark.parametrize("text", ["8.77%", "↓", "上年持平", "↕3%", "—"])
def test_what_is_no_change(text):
    assert change(text) is None


def test_more_than_has_no_upper_end():
    assert number("超12.81万", counts_whole=True).values.high == math.inf
