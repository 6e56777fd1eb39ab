"""Choices live in the address: a link opens the view it was copied from, and a bad one opens the usual view."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from hotline.paths import DataFolder
from tests.dashboards.seen import assert_whole, html_of

Open = Callable[..., AppTest]


def test_the_usual_view_is_the_city_and_the_latest_year(city: DataFolder, opened: Open) -> None:
    assert "2024年（截至11月18日），云川市共受理诉求" in html_of(opened())


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"period": "year", "start": "2023-01-01"}, "2023年，云川市"),
        ({"period": "quarter", "start": "2024-07-01"}, "2024年第三季度，云川市"),
        ({"period": "month", "start": "2024-02-01"}, "2024年2月，云川市"),
        ({"period": "yesterday"}, "2024年11月18日，云川市"),
        ({"period": "week"}, "2024年第47周·11月18日起（截至11月18日），云川市"),
        ({"period": "month"}, "2024年11月（截至11月18日），云川市"),
        ({"period": "quarter"}, "2024年第四季度（截至11月18日），云川市"),
        ({"period": "last_year"}, "2023年，云川市"),
        ({"period": "ytd", "start": "2024-03-01"}, "2024年1月至3月，云川市"),
        ({"period": "day", "start": "2024-03-05"}, "2024年3月5日，云川市"),
        ({"period": "range", "start": "2024-03-05", "until": "2024-04-04"}, "2024年3月5日至2024年4月4日，云川市"),
        ({"period": "range", "start": "2024-04-04", "until": "2024-03-05"}, "2024年3月5日至2024年4月4日，云川市"),
        ({"area": "district-990102"}, "，临江区共受理诉求"),
        ({"lang": "en", "period": "quarter", "start": "2023-10-01"}, "Q4 2023: 云川市 received"),
    ],
)
def test_an_address_opens_its_view(city: DataFolder, opened: Open, choices: dict[str, str], said: str) -> None:
    assert said in html_of(opened(**choices))


@pytest.mark.parametrize(
    "choices",
    [
        {"area": "district-nowhere"},
        {"period": "century"},
        {"period": "range", "start": "2024-03-05", "until": "0001-01-01"},
        {"period": "day", "start": "9999-12-31"},
        {"line": "none", "requester": "='"},
        {"start": "1999-13-99"},
        {"focus": "<script>"},
        {"grain": "x"},
        {"lang": "xx"},
        {"period": "month", "start": "2024-02-29"},
    ],
)
def test_an_address_that_names_nothing_opens_the_usual_choice(
    city: DataFolder, opened: Open, choices: dict[str, str]
) -> None:
    app = opened(**choices)
    assert_whole(app)
    assert "云川市共受理诉求" in html_of(app)


def test_a_choice_is_written_into_the_address(city: DataFolder, opened: Open) -> None:
    app = opened(period="month", start="2024-02-01")
    app.selectbox(key="choice-area").select("district-990103").run()
    assert app.query_params["area"] == "district-990103"
    assert app.query_params["start"] == "2024-02-01"
    assert "2024年2月，东山区" in html_of(app)


def test_a_preset_goes_along_with_the_data(city: DataFolder, opened: Open) -> None:
    app = opened(period="range", start="2023-02-01", until="2023-02-05")
    app.get("button_group")[0].set_value("quarter").run()
    assert app.query_params["period"] == "quarter"
    assert "until" not in app.query_params
    assert "start" not in app.query_params
    assert "2024年第四季度" in html_of(app)


def test_the_focus_changes_what_is_below(city: DataFolder, opened: Open) -> None:
    app = opened(focus="on_time_completion_rate")
    assert "按时办结率走势" in html_of(app)
    assert "satisfaction_rate" not in app.query_params


def test_other_keeps_the_period_and_holds_it_fast(city: DataFolder, opened: Open) -> None:
    app = opened(period="last_year")
    app.get("button_group")[0].set_value("other").run()
    assert dict(app.query_params) == {"period": "year", "start": "2023-01-01"}
    app.selectbox(key="choice-kind").select("range").run()
    assert dict(app.query_params) == {"period": "range", "start": "2024-11-01", "until": "2024-11-18"}
    app.date_input(key="choice-until-day").set_value(date(2024, 11, 5)).run()
    assert "2024年11月1日至2024年11月5日，云川市" in html_of(app)


def test_the_other_language_keeps_the_view(city: DataFolder, opened: Open) -> None:
    app = opened(period="month", start="2024-02-01")
    app.button(key="language").click().run()
    assert dict(app.query_params) == {"period": "month", "start": "2024-02-01", "lang": "en"}
    assert "Feb 2024: 云川市 received" in html_of(app)
