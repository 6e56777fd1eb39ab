"""How a figure is printed, by cases worked out by hand."""

import pytest

from hotline.report.printing import CUT, ROUND, Manner, change, enclosed, figure, number


@pytest.mark.parametrize(
    ("value", "decimals", "rounded", "cut"),
    [
        (1450699.0, 0, "1450699", "1450699"),
        (203.1, 0, "203", "203"),
        (191.955, 0, "192", "191"),
        (13.9325, 2, "13.93", "13.93"),
        # halves go up, not to the even digit
        (0.125, 2, "0.13", "0.12"),
        (2.5, 0, "3", "2"),
        # 0.29 − 0.28 in points is 0.9999999999999953 by machine
        (100 * (0.29 - 0.28), 2, "1.00", "1.00"),
        (0.0, 2, "0.00", "0.00"),
    ],
)
def test_decimals_are_rounded_or_cut_off(value, decimals, rounded, cut):
    assert (number(value, decimals, ROUND), number(value, decimals, CUT)) == (rounded, cut)


@pytest.mark.parametrize(
    ("value", "rounded", "cut"),
    [
        # 31,365 / 696,197 and 603,032 / 1,951,197, as one report cuts them
        (31365 / 696197, "4.51%", "4.50%"),
        (603032 / 1951197, "30.91%", "30.90%"),
        (128080 / 754502, "16.98%", "16.97%"),
        (0.2, "20.00%", "20.00%"),
        # 1.15 / 100 × 100 is 1.1499999999999999 by machine
        (0.0115, "1.15%", "1.15%"),
        (1.0, "100%", "100%"),
        (0.999999, "100.00%", "99.99%"),
        (0.0, "0.00%", "0.00%"),
    ],
)
def test_a_share_is_a_percentage(value, rounded, cut):
    assert figure(value, Manner("%", 2, ROUND)) == rounded
    assert figure(value, Manner("%", 2, CUT)) == cut


def test_large_numbers_may_be_in_ten_thousands_and_hundred_millions():
    assert figure(37204300, Manner("件", 2, ROUND, "万")) == "3720.43万"
    assert figure(43670000, Manner("件", 0, ROUND, "万")) == "4367万"
    assert figure(1428000000, Manner("次", 2, ROUND, "亿")) == "14.28亿"


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (-8.8123, 2, "↓8.81%"),
        (100 * (14971 / 4403 - 1), 0, "↑240%"),
        (100 * (14971 / 4403 - 1), 2, "↑240.02%"),
        (100.0, 2, "↑100%"),
        (-36.585365, 2, "↓36.59%"),
        (0.0, 2, "0.00%"),
        (None, 2, "—"),
    ],
)
def test_a_change_has_an_arrow(value, decimals, printed):
    assert change(value, decimals, ROUND) == printed


def test_a_change_can_be_cut_off():
    assert change(-36.585365, 2, CUT) == "↓36.58%"


def test_numbers_in_circles():
    assert [enclosed(n) for n in (1, 20, 21, 35, 36, 50, 51)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "51"]
