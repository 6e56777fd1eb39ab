"""Heavy bars of the pages in a browser, at a province's size: a first view within 2 s, a changed choice within 1 s."""

from statistics import median
from time import perf_counter

import pytest

from dashboards.words import Words
from hotline.paths import DataFolder
from tests.browser.reader import Reader

FIRST_VIEW, CHANGE = 2.0, 1.0

words = Words("zh")
pytestmark = pytest.mark.prove


@pytest.mark.parametrize("page", ["overview", "hotspots", "units", "sharing"])
def test_pages_of_a_province_are_there_at_once(browser, serve, province: DataFolder, page: str) -> None:
    reader = Reader(browser, serve(province))
    # GIVEN a server and a browser that know the page
    reader.open(page)
    took = []
    for _ in range(3):
        began = perf_counter()
        reader.open(page)
        took.append(perf_counter() - began)
    print(f"\n{page}: first view {median(took):.2f} s")
    assert median(took) <= FIRST_VIEW


@pytest.mark.parametrize("page", ["overview", "hotspots", "units"])
def test_a_changed_choice_is_there_at_once(browser, serve, province: DataFolder, page: str) -> None:
    reader = Reader(browser, serve(province)).open(page)
    took = []
    # WHEN one period after the other is chosen that nobody has asked for yet
    for preset in ("yesterday", "week", "month", "quarter", "last_year"):
        began = perf_counter()
        reader.page.locator(".st-key-choice-period button", has_text=words(f"filter.presets.{preset}")).click()
        reader.page.wait_for_url(f"**period={preset}**")
        reader.settle()
        took.append(perf_counter() - began)
    print(f"\n{page}: a change {median(took):.2f} s, of " + ", ".join(f"{one:.2f}" for one in took))
    assert median(took) <= CHANGE
