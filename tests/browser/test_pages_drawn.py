"""Every page, drawn by a real browser: nothing fails, overlaps, is cut off or too faint, and nobody else is called."""

import csv
import io
import re
from pathlib import Path

import pytest

from dashboards.navigation import PAGES
from hotline import publish
from hotline.paths import DataFolder
from tests.browser.reader import CLIPPED, CONTROLS, FAINT, KEYED, OVERLAPS, Reader
from tests.dashboards.fixture import SNAPSHOT, publish_city

HOSTILE = '=HYPERLINK("x")<img src=x onerror=alert(1)><script>alert(2)</script>😀' + "长" * 10_000


@pytest.fixture(scope="session")
def made_up(tmp_path_factory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("made_up"))
    publish_city(folder)
    return folder


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("hostile"))
    publish_city(folder, hostile=HOSTILE)
    return folder


@pytest.fixture(scope="session")
def empty(tmp_path_factory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("empty"))
    publish_city(folder, rows=False)
    return folder


def assert_well_drawn(reader: Reader) -> None:
    assert reader.foreign == []
    assert reader.complaints == []
    assert not reader.page.locator("[data-testid=stException]").count()
    assert not reader.runs_out_sideways()
    assert reader.page.evaluate(CLIPPED) == []
    assert reader.page.evaluate(OVERLAPS) == []
    assert reader.page.evaluate(FAINT) == []


LOOKS = [("zh", 1440, "light"), ("zh", 390, "dark"), ("en", 390, "light"), ("en", 1440, "dark")]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("lang", "width", "scheme"), LOOKS)
def test_a_page_is_well_drawn(page: str, lang: str, width: int, scheme: str, browser, serve, built_city) -> None:  # noqa: PLR0917
    reader = Reader(browser, serve(built_city), width, scheme).open(f"{page}?lang={lang}")
    assert_well_drawn(reader)
    assert reader.page.locator(".st-key-masthead").count() == 1


def test_a_published_folder_is_well_drawn(published: DataFolder, browser, serve) -> None:
    """Of the folders given by --published: a big city, an extract of another country, nothing at all."""
    for page in PAGES:
        for lang, width, scheme in LOOKS:
            reader = Reader(browser, serve(published), width, scheme).open(f"{page}?lang={lang}")
            assert_well_drawn(reader)
            reader.context.close()


@pytest.mark.parametrize("data", ["hostile", "empty", "made_up"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_holds_whatever_the_data(browser, serve, request, data: str, page: str) -> None:
    reader = Reader(browser, serve(request.getfixturevalue(data)), 390).open(page)
    assert_well_drawn(reader)
    assert not reader.page.locator("[data-testid=stMain] img[src=x]").count()


def test_before_anything_is_published_the_page_says_what_to_do(browser, serve, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    reader = Reader(browser, serve(folder)).open()
    assert "hotline run" in reader.text()
    # WHEN something is published THEN the same server shows it
    publish_city(folder)
    reader.open()
    assert SNAPSHOT in reader.text()


def test_figures_on_the_page_are_those_of_the_warehouse(browser, serve, built_city: DataFolder) -> None:
    reader = Reader(browser, serve(built_city)).open("?area=city-320800&period=year&start=2023-01-01")
    shown = {
        card.get_attribute("data-indicator"): card.locator(".value b").inner_text()
        for card in reader.page.locator(".card").all()
    }
    with publish.open_current(built_city) as connection:
        stored = dict(
            connection.execute(
                "select indicator_id, value from fct_indicator_values where scope_kind = 'city' "
                "and scope_code = '320800' and period_kind = 'year' and period_start = '2023-01-01'"
            ).fetchall()
        )
    assert len(shown) >= 6
    for indicator_id, text in shown.items():
        figure = float(re.sub("[万亿%,]", "", text))
        size = {"万": 1e4, "亿": 1e8, "%": 0.01}.get(text[-1], 1)
        digits = len(text.rstrip("万亿%").partition(".")[2])
        assert figure * size == pytest.approx(stored[indicator_id], abs=0.5000001 * 10**-digits * size), indicator_id


def test_a_choice_by_hand_is_in_the_address_and_goes_along(browser, serve, made_up: DataFolder) -> None:
    reader = Reader(browser, serve(made_up)).open()
    reader.page.locator(".st-key-choice-period button", has_text="本季").click()
    reader.page.wait_for_url("**period=quarter**")
    reader.settle()
    assert "2024年第四季度（截至11月18日）" in reader.text()
    reader.page.get_by_text("指标目录", exact=True).click()
    reader.page.wait_for_url("**/catalogue?**period=quarter**")
    reader.page.get_by_text("English", exact=True).click()
    reader.page.wait_for_url("**lang=en**")
    reader.page.wait_for_selector("h1:has-text('Indicators')")
    reader.page.go_back()
    reader.page.wait_for_selector("h1:has-text('指标目录')")
    assert "lang=" not in reader.page.url


def test_a_link_changes_the_view_in_place(browser, serve, made_up: DataFolder) -> None:
    reader = Reader(browser, serve(made_up)).open("?lang=en")
    reader.page.evaluate("window.isTheSame = true")
    reader.page.locator(".card a.go", has_text="Satisfaction").focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector("h2:has-text('Satisfaction: trend')")
    assert reader.page.url.endswith("?lang=en&focus=satisfaction_rate")
    assert reader.page.evaluate("window.isTheSame")
    # the address opens the same view
    assert "Satisfaction: trend" in Reader(browser, serve(made_up)).open(reader.page.url.rpartition("/")[2]).text()
    reader.page.go_back()
    reader.page.wait_for_selector("h2:has-text('Requests: trend')")


def test_a_free_range_is_typed_by_hand(browser, serve, made_up: DataFolder) -> None:
    reader = Reader(browser, serve(made_up)).open("?period=range&start=2024-03-01&until=2024-03-31")
    reader.page.locator(".st-key-choice-start-day [data-type=month]").focus()
    reader.page.keyboard.type("02")
    # what is typed counts when the field is left
    for _ in range(3):
        reader.page.keyboard.press("Tab")
    reader.page.wait_for_url("**start=2024-02-01**")
    reader.page.wait_for_selector(".headline:has-text('2024年2月1日至2024年3月31日')")


@pytest.mark.parametrize("page", PAGES)
def test_a_keyboard_comes_to_every_control(browser, serve, made_up: DataFolder, page: str) -> None:
    reader = Reader(browser, serve(made_up)).open(page)
    controls = len(reader.page.evaluate(CONTROLS))
    assert controls > 8
    # a control that is drawn anew behind the keyboard is come to in the next round
    for _ in range(3 * (controls + 12)):
        reader.page.keyboard.press("Tab")
        missed = reader.page.evaluate(KEYED)
        if not missed:
            break
    assert missed == []


def test_a_definition_is_one_key_away(browser, serve, made_up: DataFolder) -> None:
    reader = Reader(browser, serve(made_up)).open()
    reader.page.locator(".st-key-about-card-requests button").focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector(".facts")
    assert "口径" in reader.page.locator(".facts").inner_text()
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_selector(".facts", state="hidden")


def test_what_is_saved_holds_no_formula(browser, serve, hostile: DataFolder) -> None:
    reader = Reader(browser, serve(hostile)).open()
    reader.page.locator(".st-key-download-by-district button").click()
    with reader.page.expect_download() as download:
        reader.page.locator(".st-key-save-csv-by-district button").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][1] == "'" + HOSTILE


def test_a_chart_is_saved_as_a_picture(browser, serve, made_up: DataFolder) -> None:
    reader = Reader(browser, serve(made_up)).open()
    reader.page.locator(".st-key-download-trend button").click()
    with reader.page.expect_download() as download:
        reader.page.locator("button.picture").click()
    assert download.value.suggested_filename == "诉求总量走势 云川市 · 2024年.png"
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    # twice the width of the chart on the page, and drawn upon
    assert int.from_bytes(content[16:20], "big") > 2000
    assert len(content) > 20_000
    assert reader.foreign == []


def test_a_reader_gets_the_new_snapshot_without_a_restart(browser, serve, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    publish_city(folder)
    reader = Reader(browser, serve(folder)).open()
    publish_city(folder, "20250103-060000-000002", hostile="新名字")
    assert SNAPSHOT in reader.text()
    reader.page.locator(".st-key-choice-period button", has_text="本季").click()
    reader.page.wait_for_selector("text=20250103-060000-000002")
    assert reader.complaints == []


def test_chromium_has_chinese_letters(browser, serve, made_up: DataFolder) -> None:
    reader = Reader(browser, serve(made_up)).open()
    widths = reader.page.evaluate(
        "(() => { const c = document.createElement('canvas').getContext('2d'); c.font = getComputedStyle("
        "document.querySelector('.headline')).font; return [...'热线诉求'].map(l => c.measureText(l).width) })()"
    )
    assert len(set(widths)) == 1
