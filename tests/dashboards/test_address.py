"""Choices live in the address: a link opens the view it was copied from, and a bad one opens the usual view."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from hotline.paths import DataFolder
from tests.dashboards.seen import assert_whole, html_of

Open = Callable[..., AppTest]


def test_the_usual_view_is_the_city_and_the_latest_year_to_date(city: DataFolder, opened: Open) -> None:
    assert "2024年1月至11月（截至11月18日），云川市共受理诉求" in html_of(opened())


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"period": "year", "start": "2023-01-01"}, "2023年，云川市"),
        ({"period": "quarter", "start": "2024-07-01"}, "2024年第三季度，云川市"),
        ({"period": "month", "start": "2024-02-01"}, "2024年2月，云川市"),
        ({"period": "week"}, "2024年第47周·11月18日起"),
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


def test_another_kind_of_period_starts_at_its_latest(city: DataFolder, opened: Open) -> None:
    app = opened(period="month", start="2023-02-01")
    app.get("button_group")[0].set_value("quarter").run()
    assert app.query_params["period"] == "quarter"
    assert "start" not in app.query_params
    assert "2024年第四季度" in html_of(app)


def test_the_focus_changes_what_is_below(city: DataFolder, opened: Open) -> None:
    app = opened(focus="on_time_completion_rate")
    assert "按时办结率走势" in html_of(app)
    assert "satisfaction_rate" not in app.query_params
