"""The page of units: what is ranked, who is left out, one unit, several side by side; all of it in the address."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.words import Words
from hotline.paths import DataFolder
from tests.dashboards.fixture import publish_city
from tests.dashboards.seen import assert_whole, charts_of, html_of

HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>=HYPERLINK("x")😀' + "长" * 10_000
Open = Callable[..., AppTest]
words = Words("zh")


def test_units_are_ranked_by_volume_at_first(city: DataFolder, opened: Open) -> None:
    app = opened("units")
    assert_whole(app)
    text = html_of(app)
    places = [text.index(f'data-unit="u{place:02d}"') for place in range(1, 11)]
    assert places == sorted(places)
    assert 'data-unit="u11"' not in text
    assert "市本级 · 政府部门" in text
    assert "14个单位共承办诉求" in text
    assert len(charts_of(app)) == 2


def test_the_worst_of_a_group_come_first_when_asked_for(city: DataFolder, opened: Open) -> None:
    choices = {"by": "on_time_completion_rate", "peers": "city-state_owned", "order": "worst", "top": "50"}
    text = html_of(opened("units", **choices))
    assert text.count("data-unit=") == 2
    assert "单位排行 · 按时办结率" in text
    assert "市公安局" not in text


def test_those_left_out_are_said_apart(city: DataFolder, opened: Open) -> None:
    text = html_of(opened("units", by="satisfaction_rate", least="300", period="yesterday", peers="city-state_owned"))
    assert words("units.nobody", count=300) in text
    assert "2 个单位件数不足 300" in text
    assert "data-unit=" not in text
    assert "市供电公司" in text


def test_a_unit_is_in_the_address(city: DataFolder, opened: Open) -> None:
    app = opened("units", unit="u01")
    assert_whole(app)
    text = html_of(app)
    assert "<h2>市公安局</h2>" in text
    assert "同类中位数" in text
    assert "T000055" in text
    assert "尚未办结" in text
    assert len(charts_of(app)) == 2


@pytest.mark.parametrize("grain", ["month", "day"])
def test_a_unit_has_its_course_within_an_area_too(city: DataFolder, opened: Open, grain: str) -> None:
    app = opened("units", unit="u01", area="district-990101", grain=grain)
    assert_whole(app)
    assert len(charts_of(app)) >= 2


def test_of_too_many_units_those_with_most_requests_are_offered(
    city: DataFolder, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboards.components.unit_choices.MOST", 3)
    app = opened("units", compare="u11")
    assert_whole(app)
    offered = {box.key: box.options for box in app.selectbox}
    assert offered["choice-unit"][0] == words("units.find_among", count=3)
    assert sorted(offered["choice-unit"][1:]) == sorted(offered["choice-compare"][1:])
    assert {"市公安局"} < set(offered["choice-unit"][1:])
    assert len(offered["choice-unit"]) == 4
    # THEN any unit still has its page and its place in a comparison, and the page of one offers none beside it
    assert 'class="multiples"' in html_of(app)
    alone = opened("units", unit="u11")
    assert_whole(alone)
    assert "choice-compare" not in [box.key for box in alone.selectbox]


@pytest.mark.parametrize("choices", [{"unit": "nowhere"}, {"by": "x", "least": "7", "peers": "y"}, {"compare": ",,x,"}])
def test_an_address_that_names_nothing_opens_the_ranking(
    city: DataFolder, opened: Open, choices: dict[str, str]
) -> None:
    app = opened("units", **choices)
    assert_whole(app)
    assert 'data-unit="u01"' in html_of(app)
    assert 'class="multiples"' not in html_of(app)


def test_at_most_four_are_compared_each_once(city: DataFolder, opened: Open) -> None:
    app = opened("units", compare="u01,u01,u02,u11,u03,u04")
    assert_whole(app)
    text = html_of(app)
    assert text.count("<li><a") == 4
    assert words("units.not_peers") in text
    assert "choice-compare" not in [box.key for box in app.selectbox]


def test_a_unit_is_added_to_the_comparison(city: DataFolder, opened: Open) -> None:
    app = opened("units", compare="u02")
    app.selectbox(key="choice-compare").select("u05").run()
    assert app.query_params["compare"] == "u02,u05"
    assert html_of(app).count("<li><a") == 2


def test_a_unit_without_anything_is_said_in_words(city: DataFolder, opened: Open) -> None:
    app = opened("units", unit="u03", period="range", start="2021-03-01", until="2021-03-20")
    assert_whole(app)
    assert words("units.none_of_unit") in html_of(app)


@pytest.mark.parametrize("choices", [{}, {"unit": "u01"}, {"compare": "u01,u02"}, {"unit": "u01", "lang": "en"}])
def test_markup_in_names_and_tickets_is_shown_and_not_obeyed(
    folder: DataFolder, opened: Open, choices: dict[str, str]
) -> None:
    publish_city(folder, hostile=HOSTILE)
    app = opened("units", **choices)
    assert_whole(app)
    shown = html_of(app) + "".join(chart.spec for chart in charts_of(app))
    assert "<img src=x" not in shown
    assert "<script" not in shown
    assert all(len(chart.spec) < 60_000 for chart in charts_of(app))
