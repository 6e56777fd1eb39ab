"""Each page with rows, with none, and with text that means harm."""

import json
from collections.abc import Callable
from datetime import date

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboards import data
from dashboards.words import Words
from hotline.paths import DataFolder
from tests.dashboards.fixture import SNAPSHOT, publish_city
from tests.dashboards.seen import PAGES, assert_whole, charts_of, html_of

HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>=HYPERLINK("x")😀' + "长" * 10_000
Open = Callable[..., AppTest]
CITY = {"kind": "city", "code": "990100"}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_with_rows_is_whole_and_says_how_fresh_it_is(
    city: DataFolder, opened: Open, page: str, lang: str
) -> None:
    app = opened(page, lang=lang)
    assert_whole(app)
    text = html_of(app)
    words = Words(lang)
    assert SNAPSHOT in text
    assert ("2024年11月18日" if lang == "zh" else "18 Nov 2024") in text
    assert words("fresh.quarantined", count="12") in text
    assert words(f"{page}.title") in text


@pytest.mark.parametrize("page", PAGES)
def test_a_warehouse_without_rows_is_said_in_words(folder: DataFolder, opened: Open, page: str) -> None:
    publish_city(folder, rows=False)
    app = opened(page)
    assert_whole(app)
    assert 'class="message"' in html_of(app) or page == "catalogue"
    assert not charts_of(app)


@pytest.mark.parametrize("page", PAGES)
def test_before_anything_is_published_a_page_says_what_to_do(folder: DataFolder, opened: Open, page: str) -> None:
    app = opened(page)
    assert_whole(app)
    assert "hotline run" in html_of(app)


def test_a_broken_snapshot_is_said_in_words(city: DataFolder, opened: Open) -> None:
    (city.snapshot(SNAPSHOT) / "marts.duckdb").write_bytes(b"not a database")
    app = opened()
    assert_whole(app)
    assert Words("zh")("site.unreadable_title") in html_of(app)


@pytest.mark.parametrize("page", PAGES)
def test_markup_in_data_is_shown_and_not_obeyed(folder: DataFolder, opened: Open, page: str) -> None:
    publish_city(folder, hostile=HOSTILE)
    app = opened(page)
    assert_whole(app)
    assert "<img src=x" not in html_of(app)
    assert "<script" not in html_of(app)
    assert ("&lt;script&gt;" in html_of(app)) == (page != "catalogue")


def test_markup_in_data_reaches_no_chart(folder: DataFolder, opened: Open) -> None:
    publish_city(folder, hostile=HOSTILE)
    specs = [chart.spec for chart in charts_of(opened())]
    assert len(specs) == 7
    assert not [spec for spec in specs if "<img" in spec or "<script" in spec]
    assert all(len(spec) < 60_000 for spec in specs)


def test_every_chart_has_words_in_its_place(city: DataFolder, opened: Open) -> None:
    alternatives = [chart.alt for chart in charts_of(opened())]
    assert len(alternatives) == 7
    assert alternatives[0].startswith("图：诉求总量走势（云川市 · 2024年）")
    assert alternatives[1].startswith("图：诉求总量的变化：按一级分类（云川市 · 2024年）。")
    assert "民生保障" in alternatives[1]


def test_an_indicator_not_counted_some_way_leaves_the_rest_whole(city: DataFolder, opened: Open) -> None:
    app = opened(period="year", start="2023-01-01", focus="satisfaction_rate")
    assert_whole(app)
    assert html_of(app).count(Words("zh")("by.none_title")) == 1
    assert Words("zh")("why.none_title") in html_of(app)
    assert len(charts_of(app)) == 3


def lose(city: DataFolder, day: str) -> None:
    """Takes away what the snapshot holds of a day's requests."""
    with duckdb.connect(str(city.snapshot(SNAPSHOT) / "marts.duckdb")) as connection:
        for table in ("agg_tickets_by_day", "agg_tickets_by_category_day", "agg_requests_and_calls_by_hour"):
            connection.execute(f"delete from {table} where counted_date = '{day}'")
        connection.execute(f"delete from fct_indicator_values where period_kind = 'day' and period_start = '{day}'")


@pytest.mark.parametrize("page", ["overview", "hotspots"])
def test_a_day_of_which_nothing_arrived_is_a_gap_and_no_zero(city: DataFolder, opened: Open, page: str) -> None:
    # GIVEN a day without any file
    lose(city, "2024-11-05")

    # WHEN a course by day is looked at
    app = opened(page, period="month", grain="day")

    # THEN the line ends before that day and begins after it, and the page says why
    [spec] = [json.loads(chart.spec) for chart in charts_of(app) if "走势" in chart.alt]
    pieces = [line["x"] for line in spec["data"] if line["name"] == "本期"]
    assert [(piece[0], piece[-1]) for piece in pieces] == [("2024-09-18", "2024-11-04"), ("2024-11-06", "2024-11-18")]
    assert min(value for line in spec["data"] for value in line["y"] if value is not None) > 0
    assert Words("zh")("trend.gaps", periods="2024年11月5日") in html_of(app)


def test_an_average_day_is_one_of_those_that_arrived(city: DataFolder) -> None:
    # GIVEN two Tuesdays, of one of which nothing has arrived
    lose(city, "2024-11-05")
    asked = {f"{place}_{what}": value for place in ("area", "home") for what, value in CITY.items()}
    days = {"first_day": date(2024, 11, 4), "last_day": date(2024, 11, 17)}
    rows = data.current().ask("hours", shape={"measure": "requests"}, **asked, line_code=None, **days)

    # THEN its average is that of the other
    arrived = {row.day_of_week: round(row.requests / row.requests_a_day) for row in rows}
    assert arrived == {day: 1 if day == 2 else 2 for day in range(1, 8)}


def test_key_figures_the_sender_lacks_are_named(city: DataFolder, opened: Open) -> None:
    app = opened()
    assert "合理诉求实际解决率" in html_of(app)
    assert 'data-indicator="resolution_rate"' not in html_of(app)


def test_tables_missing_from_a_snapshot_are_said_in_words(city: DataFolder, opened: Open) -> None:
    with duckdb.connect(str(city.snapshot(SNAPSHOT) / "marts.duckdb")) as connection:
        connection.execute("drop table landed_files")
        connection.execute("drop table fct_rule_results")
        connection.execute("drop table fct_indicator_values")
    for page in PAGES:
        assert_whole(opened(page))
    assert Words("zh")("quality.no_ledger_title") in html_of(opened("quality"))


def test_status_is_a_word_and_a_sign(city: DataFolder, opened: Open) -> None:
    text = html_of(opened(period="ytd", start="2024-10-01"))
    assert '<i aria-hidden="true">✓</i>达标' in text
    assert '<i aria-hidden="true">!</i>未达标' in text


def test_the_ledger_adds_up_in_sight(city: DataFolder, opened: Open) -> None:
    text = html_of(opened("quality"))
    for number in ("640,036", "639,956", "56", "24"):
        assert f"<b>{number}</b>" in text


def test_the_gate_result_comes_from_the_manifest(city: DataFolder, opened: Open) -> None:
    manifest = city.snapshot(SNAPSHOT) / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"gate": {"quarantined": {}}}))
    assert Words("zh")("fresh.clean") in html_of(opened())
