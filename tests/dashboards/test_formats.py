"""Numbers and periods as printed reports write them."""

from datetime import date

import pytest

from dashboards import formats
from dashboards.words import Words

ZH, EN = Words("zh"), Words("en")


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (0, "0", "0"),
        (9_999, "9,999", "9,999"),
        (10_000, "1.00万", "10,000"),
        (1_450_699, "145.07万", "1.45M"),
        (43_670_000, "4,367.00万", "43.67M"),
        (230_000_000, "2.30亿", "230.00M"),
        (None, "—", "—"),
    ],
)
def test_counts_are_short_enough_for_a_phone(value: float | None, chinese: str, english: str) -> None:
    assert formats.compact(value, ZH) == chinese
    assert formats.compact(value, EN) == english


@pytest.mark.parametrize(
    ("value", "decimals", "rounding", "shown"),
    [
        (0.92305, 2, "round", "92.31%"),
        (0.074999, 2, "cut", "7.49%"),
        (0.29999, 1, "round", "30.0%"),
        (1.0, 2, "round", "100.00%"),
        (0.285, 0, "round", "29%"),
        (-0.0152, 1, "round", "−1.5%"),
        (None, 2, "round", "—"),
    ],
)
def test_percent_rounds_half_up_or_cuts(value: float | None, decimals: int, rounding: str, shown: str) -> None:
    assert formats.percent(value, decimals, rounding) == shown


@pytest.mark.parametrize(
    ("kind", "start", "chinese", "english"),
    [
        ("day", date(2024, 2, 29), "2024年2月29日", "29 Feb 2024"),
        ("week", date(2024, 12, 30), "2025年第1周·12月30日起", "Week 1, 2025, from 30 Dec"),
        ("month", date(2024, 9, 1), "2024年9月", "Sep 2024"),
        ("quarter", date(2024, 7, 1), "2024年第三季度", "Q3 2024"),
        ("year", date(2024, 1, 1), "2024年", "2024"),
        ("ytd", date(2024, 9, 1), "2024年1月至9月", "Jan to Sep 2024"),
        ("ytd", date(2024, 1, 1), "2024年1月", "Jan 2024"),
    ],
)
def test_periods_have_names(kind: str, start: date, chinese: str, english: str) -> None:
    assert formats.period(kind, start, ZH) == chinese
    assert formats.period(kind, start, EN) == english


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("week", date(2024, 12, 30), date(2025, 1, 5)),
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
        ("quarter", date(2024, 10, 1), date(2024, 12, 31)),
        ("year", date(2023, 1, 1), date(2023, 12, 31)),
        ("ytd", date(2024, 4, 1), date(2024, 4, 30)),
    ],
)
def test_periods_end(kind: str, start: date, end: date) -> None:
    assert formats.period_end(kind, start) == end


def test_axis_figures_have_no_needless_noughts() -> None:
    assert formats.tick(25_000, "件", ZH) == "2.5万"
    assert formats.tick(100_000, "件", ZH) == "10万"
    assert formats.tick(500, "件", ZH) == "500"
    assert formats.tick(0.985, "%", ZH) == "98.5%"
    assert formats.tick(1.0, "%", ZH) == "100%"
