"""The page of data quality: scores, what cost them most, and what is odd."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from dashboards.words import Words
from hotline.paths import DataFolder
from tests.dashboards.fixture import SNAPSHOT, publish_city
from tests.dashboards.seen import assert_whole, charts_of, html_of
from tests.dashboards.test_pages import HOSTILE


def test_scores_and_their_costs(city: DataFolder, opened: Callable[..., AppTest]) -> None:
    app = opened("quality")

    text = html_of(app)
    assert "29.5" in text, "30 less what October cost"
    assert "23.8" in text
    costs = next(chart for chart in charts_of(app) if "feed_losses" in str(chart))
    written = str(costs)
    assert written.index("−5.00") < written.index("−1.25") < written.index("−0.40")
    assert Words("zh").of("score_reasons", "silent_days") in written


def test_what_is_odd_is_counted_by_unit(city: DataFolder, opened: Callable[..., AppTest]) -> None:
    text = html_of(opened("quality"))

    words = Words("zh")
    assert words.of("odd", "qc_tickets_passed_around") in text
    assert words("quality.unit_cases", unit="市公安局", cases=2) in text
    assert words.of("odd", "qc_callbacks_all_satisfied") in text
    assert words("quality.unit_cases", unit="A0042", cases=1) in text
    assert words.of("odd", "qc_callbacks_satisfied_unresolved") not in text, "of which there is none"


def test_the_pages_of_great_expectations_open(city: DataFolder, opened: Callable[..., AppTest]) -> None:
    pages = city.snapshot(SNAPSHOT) / "gate" / "data_docs"
    pages.mkdir(parents=True)
    (pages / "tickets_by_day.html").write_text("<p>counts</p>", encoding="utf-8")

    shown = opened("quality", docs="tickets_by_day")

    assert [frame.proto.srcdoc for frame in shown.get("iframe")] == ["<p>counts</p>"]
    assert not opened("quality", docs="../../../restricted").get("iframe")


def test_every_rule_is_listed_with_its_rate_and_course(city: DataFolder, opened: Callable[..., AppTest]) -> None:
    broken, every = html_of(opened("quality")), html_of(opened("quality", state="all"))

    for text in (broken, every):
        assert "办结早于受理" in text
        assert "rule=tickets_closed_early" in text
        assert "396" in text, "11 rows of the first file, 88 of the eighth"
        assert "0.06%" in text
    assert "内容为空" in every
    assert "内容为空" not in broken
    assert "单位不在表中" in every, "which had nothing to judge"
    assert "办结早于受理" not in html_of(opened("quality", state="kept"))
    assert Words("zh")("quality.no_such_title") in html_of(opened("quality", state="skipped", severity="block"))


def test_a_rule_has_a_trend_its_places_and_rows(city: DataFolder, opened: Callable[..., AppTest]) -> None:
    for lang in ("zh", "en"):
        words = Words(lang)
        app = opened("quality", rule="tickets_closed_early", lang=lang)
        assert_whole(app)
        text = html_of(app)
        unit = words.of("judged_units", "row")
        assert words("quality.rule_sum", failed="396", checked="639,956", unit=unit, rate="0.06%") in text
        assert words("quality.scores") not in text, "one thing at a time"
        [trend] = charts_of(app)
        month = "2024年8月" if lang == "zh" else "Aug 2024"
        assert words("quality.rule_period", period=month, failed="88", checked="79,998", rate="0.11%") in trend.alt
        assert "tickets_2024-08.csv" in text
        assert "T000003" in text
        assert "select * from qc_broken_rows where rule_id = &#x27;tickets_closed_early&#x27;" in text
    assert len(charts_of(opened("quality", rule="tickets_closed_early", grain="day"))) == 1
    assert_whole(opened("quality", rule="tickets_unit_unlisted"))
    assert_whole(opened("quality", rule="no_such_rule"))


def test_rows_of_a_rule_are_shown_and_not_obeyed(folder: DataFolder, opened: Callable[..., AppTest]) -> None:
    publish_city(folder, hostile=HOSTILE)
    app = opened("quality", rule="tickets_closed_early")
    assert_whole(app)
    assert "<script" not in html_of(app)
    assert "&lt;script&gt;" in html_of(app)


def test_readers_of_sums_alone_see_no_row(city: DataFolder, opened: Callable[..., AppTest]) -> None:
    import duckdb

    # GIVEN a reader who may open marts.duckdb and no more, THEN a rule's page has sums and no row
    with duckdb.connect(str(city.snapshot(SNAPSHOT) / "detail.duckdb")) as connection:
        connection.execute("drop table qc_broken_rows")
    text = html_of(opened("quality", rule="tickets_closed_early"))
    assert Words("zh")("quality.examples_for_analysts") in text
    assert "T000003" not in text
