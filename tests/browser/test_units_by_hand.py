"""The page of units by hand: figures, ways from a unit to the next, the comparison, what is saved."""

import re
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from hotline import publish
from hotline.paths import DataFolder
from tests.browser.reader import Reader
from tests.dashboards.fixture import publish_city


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("many_units"))
    publish_city(folder)
    return folder


def test_figures_of_units_are_those_of_the_warehouse(browser, serve, built_city: DataFolder) -> None:
    address = "units?area=city-320800&period=year&start=2023-01-01&by=on_time_completion_rate&least=1&top=50"
    reader = Reader(browser, serve(built_city)).open(address)
    shown = {
        row.get_attribute("data-unit"): row.locator("td.bar b").inner_text()
        for row in reader.page.locator("tr[data-unit]").all()
    }
    with publish.open_current(built_city) as connection:
        stored = dict(
            connection.execute(
                "select scope_code, value from fct_indicator_values where scope_kind = 'unit' "
                "and indicator_id = 'on_time_completion_rate' and period_kind = 'year' and period_start = '2023-01-01'"
            ).fetchall()
        )
    assert shown
    for code, text in shown.items():
        assert float(text.rstrip("%")) / 100 == pytest.approx(stored[code], abs=0.000_050_1), code


def test_a_unit_is_one_key_away_and_so_is_the_way_back(browser, serve, many: DataFolder) -> None:
    reader = Reader(browser, serve(many)).open("units?by=on_time_completion_rate&top=50")
    link = reader.page.locator("tr[data-unit=u01] a")
    name = link.inner_text()
    link.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**unit=u01**")
    reader.page.wait_for_selector(f"h2:has-text('{name}')")
    reader.settle()
    assert "by=on_time_completion_rate" in reader.page.url
    reader.page.locator(".pager a", has_text="下一页").click()
    reader.page.wait_for_url("**late=2**")
    reader.page.locator(".back a", has_text="与其他单位对比").click()
    reader.page.wait_for_url("**compare=u01**")
    reader.page.wait_for_selector(".multiples table")
    assert "unit=u01" not in re.sub("compare=[^&]*", "", reader.page.url)
    assert reader.complaints == []


def test_units_are_compared_and_taken_out_again(browser, serve, many: DataFolder) -> None:
    reader = Reader(browser, serve(many), 390).open("units?compare=u01,u02")
    # a list that opens while the page still scrolls closes again
    adding = reader.page.locator(".st-key-choice-compare input")
    adding.scroll_into_view_if_needed()
    reader.settle()
    adding.click()
    reader.page.get_by_role("option", name="市教育局").click()
    reader.page.wait_for_url("**compare=u01%2Cu02%2Cu08**")
    reader.page.wait_for_selector(".chips li:nth-child(3)")
    reader.page.locator(".chips a", has_text="市教育局").click()
    reader.page.wait_for_url(re.compile("compare=u01%2Cu02(&|$)"))
    reader.page.wait_for_selector(".chips li:nth-child(3)", state="detached")
    assert reader.complaints == []


def test_a_point_of_the_scatter_opens_its_unit(browser, serve, many: DataFolder) -> None:
    reader = Reader(browser, serve(many)).open("units")
    reader.page.locator(".st-key-chart-scatter-on_time_completion_rate .point").first.click(force=True)
    reader.page.wait_for_url("**unit=u**")
    reader.page.wait_for_selector(".heading.unit")
    assert reader.complaints == []


def test_the_ranking_is_saved_whole(browser, serve, many: DataFolder) -> None:
    reader = Reader(browser, serve(many)).open("units?by=on_time_completion_rate&peers=city-government")
    reader.page.locator(".st-key-download-units button").first.click()
    with reader.page.expect_download() as download:
        reader.page.locator(".st-key-save-excel-units button").click()
    rows = CalamineWorkbook.from_path(Path(download.value.path())).get_sheet_by_index(0).to_python()
    assert rows[0][1:3] == ["单位", "同类"]
    assert {row[2] for row in rows[1:]} == {"市本级 · 政府部门"}
    assert len(rows) == 12
