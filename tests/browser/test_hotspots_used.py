"""The hotspot page in a reader's hands: down and up by tap and by key, along the tickets, out into files."""

import csv
import io
import re
from pathlib import Path

import pytest

from hotline.paths import DataFolder
from tests.browser.reader import CLIPPED, OVERLAPS, Reader
from tests.dashboards.fixture import publish_city


@pytest.fixture(scope="module")
def served(serve, tmp_path_factory) -> str:
    folder = DataFolder(tmp_path_factory.mktemp("hotspots"))
    publish_city(folder)
    return serve(folder)


def assert_at(reader: Reader, **choices: str | None) -> None:
    """The address holds these choices, and the page that goes with them is drawn."""
    for key, value in choices.items():
        if value is None:
            reader.page.wait_for_url(lambda url, key=key: f"{key}=" not in url)
        else:
            reader.page.wait_for_url(re.compile(f"[?&]{key}={value}(&|$)"))
    reader.settle()
    assert reader.complaints == []
    assert reader.foreign == []
    assert reader.page.evaluate(CLIPPED) == []
    assert reader.page.evaluate(OVERLAPS) == []


def test_down_by_tap_and_up_by_key(browser, served: str) -> None:
    reader = Reader(browser, served, 390).open("hotspots")
    reader.page.evaluate("window.sameDocument = true")
    reader.page.locator(".st-key-chart-topics .slice path.surface").nth(1).click()
    assert_at(reader, topic="01")
    assert "民生保障" in reader.page.locator(".crumbs [aria-current]").inner_text()
    reader.page.locator("table.topics a").first.focus()
    reader.page.keyboard.press("Enter")
    assert_at(reader, topic="0101")
    reader.page.locator(".crumbs a").first.focus()
    reader.page.keyboard.press("Enter")
    assert_at(reader, topic=None)
    assert reader.page.evaluate("window.sameDocument")


def test_a_place_is_chosen_by_tap(browser, served: str) -> None:
    reader = Reader(browser, served, 390).open("hotspots?topic=01")
    reader.page.locator(".st-key-chart-places .points path").first.click(force=True)
    assert_at(reader, area="district-9901\\d\\d", topic="01")


def test_tickets_page_by_page(browser, served: str) -> None:
    reader = Reader(browser, served).open("hotspots?topic=01")
    reader.page.locator(".st-key-open-tickets button").click()
    assert_at(reader, tickets="1")
    first = reader.page.locator(".tickets summary").first
    first.focus()
    reader.page.keyboard.press("Enter")
    assert "路灯三天没有亮" in reader.page.locator(".tickets details[open]").inner_text()
    reader.page.locator(".pager").get_by_text("下一页").click()
    assert_at(reader, tickets="2")
    reader.page.locator(".pager").get_by_text("收起").click()
    assert_at(reader, tickets=None)


def test_kinds_grains_and_all_categories(browser, served: str) -> None:
    reader = Reader(browser, served).open("hotspots")
    reader.page.locator(".st-key-choice-type button", has_text="非咨询").click()
    assert_at(reader, type="other")
    reader.page.locator(".st-key-choice-grain button", has_text="按日").click()
    assert_at(reader, grain="day", type="other")
    reader.page.locator("table.five a").first.click()
    assert_at(reader, type="consult", topic="01")


@pytest.mark.parametrize("key", ["topics", "trend", "places"])
def test_a_chart_goes_home_as_picture_and_data(browser, served: str, key: str) -> None:
    reader = Reader(browser, served).open("hotspots")
    reader.page.locator(f".st-key-download-{key} button").first.click()
    with reader.page.expect_download() as picture:
        reader.page.locator(f".st-key-picture-{key} button").click()
    assert Path(picture.value.path()).read_bytes().startswith(b"\x89PNG")
    with reader.page.expect_download() as saved:
        reader.page.locator(f".st-key-save-csv-{key} button").click()
    rows = list(csv.reader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) > 5
