"""Every page in a reader's hands: each kind of choice, each way down and up, each file compared with the warehouse."""

import re

import pytest

from dashboards.navigation import PAGES
from hotline import publish
from hotline.paths import DataFolder
from tests.browser.reader import Reader
from tests.browser.walk import assert_whole, changed_by, every_choice, every_file, every_link, follow
from tests.dashboards.fixture import publish_city

# Beside each page as it opens: what hangs on a choice.
VIEWS = {
    "overview": ["overview"],
    "hotspots": ["hotspots"],
    "units": ["units"],
    "sharing": ["sharing"],
    "catalogue": ["catalogue"],
    "quality": ["quality", "quality?rule=tickets_closed_early"],
    "reconciliation": ["reconciliation"],
}
# Days and senders without a name of their own: pages say them in words.
CODED = re.compile(r"\d{4}-\d{2}-\d{2}|contract:")


@pytest.fixture(scope="session")
def clicked(tmp_path_factory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("clicked"))
    publish_city(folder)
    return folder


def walk(reader: Reader, view: str) -> None:
    reader.open(view)
    assert_whole(reader)
    every_choice(reader)
    every_link(reader)
    assert_figures_belong_together(reader, dict(every_file(reader)))


def assert_figures_belong_together(reader: Reader, files: dict[str, list[list[object]]]) -> None:
    """What is taken home is what is shown: something that a file names stands on the page."""
    shown = reader.page.evaluate("document.querySelector('[data-testid=stMain]').textContent")
    for key, (_, *rows) in files.items():
        assert rows, key
        texts = [cell for row in rows[:20] for cell in row if isinstance(cell, str)]
        cells = [text for text in texts if len(text) > 1 and not CODED.match(text)]
        assert not cells or any(cell.partition("…")[0] in shown for cell in cells), (key, cells)


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page_does_what_it_says(browser, serve, clicked: DataFolder, page: str) -> None:
    for view in VIEWS[page]:
        reader = Reader(browser, serve(clicked), 390)
        walk(reader, view)
        reader.context.close()


def test_down_to_the_last_level_and_up_again(browser, serve, clicked: DataFolder) -> None:
    reader = Reader(browser, serve(clicked), 390).open("hotspots")
    assert drill(reader) == 2


def drill(reader: Reader) -> int:
    """Goes down the largest topics as far as they go, then up by the path; how many levels there were."""
    ways = []
    for _ in range(9):
        hrefs = reader.page.evaluate(
            "[...document.querySelectorAll('table.topics a.go')].map(e => e.getAttribute('href'))"
        )
        down = [href for href in hrefs if "topic" in changed_by(reader, href)]
        if not down:
            break
        follow(reader, down[0])
        assert_whole(reader)
        ways.append(reader.page.url)
    for depth in range(len(ways), 0, -1):
        crumbs = reader.page.locator(".crumbs a")
        assert crumbs.count() == depth
        follow(reader, crumbs.last.get_attribute("href") or "")
        assert_whole(reader)
    return len(ways)


def test_what_is_shown_beside_a_figure_gives_the_figure(browser, serve, built_city: DataFolder) -> None:
    reader = Reader(browser, serve(built_city)).open("?period=year&start=2023-01-01")
    assert assert_sql_gives_the_cards(reader, built_city) >= 6


def assert_sql_gives_the_cards(reader: Reader, folder: DataFolder) -> int:
    """Runs the SQL of every card against the snapshot, and holds the trend's file against fct_indicator_values."""
    cards = reader.page.locator(".card[data-indicator]").all()
    with publish.open_current(folder) as connection:
        scope = ""
        for card in cards:
            indicator = card.get_attribute("data-indicator")
            reader.page.locator(f".st-key-about-card-{indicator} button").click()
            sql = reader.page.locator(".facts:visible pre")
            sql.wait_for()
            [statement, *_] = sql.inner_text().split(";")
            reader.page.keyboard.press("Escape")
            sql.wait_for(state="hidden")
            assert "fct_indicator_values" in statement
            [(value,)] = connection.execute(statement).fetchall()
            text = card.locator(".value b").inner_text()
            size = {"万": 1e4, "亿": 1e8, "M": 1e6, "B": 1e9, "%": 0.01}.get(text[-1], 1)
            digits = len(text.rstrip("万亿MB%").partition(".")[2])
            written = float(re.sub("[万亿MB%,]", "", text).replace("−", "-"))
            assert written * size == pytest.approx(value, abs=0.5000001 * 10**-digits * size), indicator
            scope = scope or statement[statement.index("scope_kind") : statement.index("and period_kind")]
        if cards:
            files = dict(every_file(reader))
            focus = cards[0].get_attribute("data-indicator")
            stored = connection.execute(
                "select period_start::varchar, value from fct_indicator_values "
                f"where indicator_id = '{focus}' and period_kind = 'month' and {scope.rstrip()}"
            ).fetchall()
            assert files["trend"][1:]
            for start, value, *_ in files["trend"][1:]:
                assert value == pytest.approx(dict(stored)[str(start)]), start
    return len(cards)


@pytest.mark.prove
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("lang", "width"), [("zh", 390), ("en", 1440), ("en", 390), ("zh", 1440)])
def test_every_control_of_a_published_folder(  # noqa: PLR0917
    published: DataFolder, browser, serve, page: str, lang: str, width: int
) -> None:
    """Of the folders given by --published: a big city, an extract of another country, nothing at all."""
    reader = Reader(browser, serve(published), width)
    walk(reader, f"{page}?lang={lang}")
    if page == "overview":
        reader.open(f"?lang={lang}")
        assert_sql_gives_the_cards(reader, published)
    if page == "hotspots":
        drill(reader.open(f"{page}?lang={lang}"))
