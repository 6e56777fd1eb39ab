"""The page of data quality: scores, what cost them most, and what is odd."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from dashboards.words import Words
from hotline.paths import DataFolder
from tests.dashboards.fixture import SNAPSHOT
from tests.dashboards.seen import charts_of, html_of


def test_scores_and_their_costs(city: DataFolder, opened: Callable[..., AppTest]) -> None:
    app = opened("quality")

    text = html_of(app)
    assert "29.5" in text, "30 less what October cost"
    assert "23.8" in text
    assert "2024年10月" in text
    costs = next(chart for chart in charts_of(app) if "feed_losses" in str(chart))
    written = str(costs)
    assert written.index("−5.00") < written.index("−1.25") < written.index("−0.40")
    assert Words("zh").of("score_reasons", "silent_days") in written


def test_what_is_odd_is_counted_by_unit(city: DataFolder, opened: Callable[..., AppTest]) -> None:
    text = html_of(opened("quality"))

    words = Words("zh")
    assert words.of("odd", "qc_tickets_passed_around") in text
    assert words("quality.unit_cases", unit="市公安局", cases=2) in text
    assert words.of("odd", "qc_callbacks_satisfied_unresolved") not in text, "of which there is none"


def test_the_pages_of_great_expectations_open(city: DataFolder, opened: Callable[..., AppTest]) -> None:
    pages = city.snapshot(SNAPSHOT) / "gate" / "data_docs"
    pages.mkdir(parents=True)
    (pages / "tickets_by_day.html").write_text("<p>counts</p>", encoding="utf-8")

    shown = opened("quality", docs="tickets_by_day")

    assert [frame.proto.srcdoc for frame in shown.get("iframe")] == ["<p>counts</p>"]
    assert not opened("quality", docs="../../../restricted").get("iframe")
