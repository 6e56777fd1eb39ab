"""Goes through what a page offers a reader: every choice, every kind of link, everything that can be taken home."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import TimeoutError
from python_calamine import CalamineWorkbook

from dashboards.words import LANGUAGES, Words
from hotline.spreadsheets import LONGEST_CELL
from tests.browser.reader import CLIPPED, OVERLAPS, Reader

# Of a list of many options the first other and the last stand for all: these are taken.
ENOUGH = 2
# What is added shows elsewhere: this list begins anew.
ADDER = "st-key-choice-compare"

CHOICES = """() => [...document.querySelectorAll('[class*="st-key-choice-"]')].filter(e => e.getClientRects().length)
  .map(e => [[...e.classList].find(name => name.startsWith('st-key-choice-')),
    e.querySelector('[data-testid=stButtonGroup]') || e.matches('[data-testid=stButtonGroup]') ? 'buttons'
    : e.querySelector('[data-testid=stSelectbox]') ? 'list' : 'day'])"""
CHOSEN = """key => { const e = document.querySelector('.' + key); if (!e) return null;
  const box = e.querySelector('[data-testid=stSelectbox] input'); if (box) return box.value;
  return [...e.querySelectorAll('button')].filter(b => (b.dataset.testid || '').endsWith('Active')
    || b.getAttribute('aria-checked') === 'true' || b.getAttribute('aria-pressed') === 'true').map(b => b.innerText)
    .join(); }"""
# A choice may lead where it is not asked again.
IS_CHOSEN = f"([key, option]) => [option, null].includes(({CHOSEN})(key))"
LINKS = """() => [...document.querySelectorAll('[data-testid=stMain] a.go')].filter(e => e.getClientRects().length)
  .map(e => e.getAttribute('href'))"""
FILES = """() => [...document.querySelectorAll('[class*="st-key-download-"]')].filter(e => e.getClientRects().length)
  .map(e => [...e.classList].find(name => name.startsWith('st-key-download-')).slice('st-key-download-'.length))"""


def assert_whole(reader: Reader) -> None:
    """Nothing failed, nobody else was called, nothing is cut off or lies on another."""
    where = reader.page.url
    assert reader.complaints == [], where
    assert reader.foreign == [], where
    assert not reader.page.locator("[data-testid=stException]").count(), where
    text = reader.text()
    assert not [language for language in LANGUAGES if Words(language)("site.failed_title") in text], where
    assert reader.page.evaluate(CLIPPED) == [], where
    assert reader.page.evaluate(OVERLAPS) == [], where
    assert not reader.runs_out_sideways(), where


def every_choice(reader: Reader) -> list[str]:
    """Takes other options of each choice and comes back by the browser's own button; the choices it found."""
    found = reader.page.evaluate(CHOICES)
    for key, kind in found:
        if kind != "day":
            _take(reader, key, kind)
    return [key for key, _ in found]


def _take(reader: Reader, key: str, kind: str) -> None:
    before = reader.page.evaluate(CHOSEN, key)
    options = _options(reader, key, kind)
    others = [option for option in options if option != before]
    for option in [*others[: ENOUGH - 1], *others[ENOUGH - 1 :][-1:]]:
        _choose(reader, key, kind, option)
        assert_whole(reader)
        reader.page.go_back()
        _drawn(reader, IS_CHOSEN, [key, before])


def _choose(reader: Reader, key: str, kind: str, option: str) -> None:
    # what is clicked while the page is drawn anew may be lost, and a list may close
    for is_last in (False, True):
        start = reader.page.url
        try:
            _pick(reader, key, kind, option)
            reader.page.wait_for_function("start => location.href !== start", arg=start, timeout=30_000)
            if key == ADDER:
                reader.settle()
            else:
                _drawn(reader, IS_CHOSEN, [key, option], timeout=30_000)
        except TimeoutError:
            if is_last:
                raise
        else:
            return


def _options(reader: Reader, key: str, kind: str) -> list[str]:
    if kind == "buttons":
        return reader.page.locator(f".{key} button").all_inner_texts()
    _open(reader, key)
    texts = reader.page.get_by_role("option").all_inner_texts()
    reader.page.keyboard.press("Escape")
    reader.page.get_by_role("listbox").wait_for(state="detached")
    return texts


def _pick(reader: Reader, key: str, kind: str, option: str) -> None:
    if kind == "buttons":
        reader.page.locator(f".{key} button").get_by_text(option, exact=True).click()
        return
    _open(reader, key)
    reader.page.get_by_role("option", name=option, exact=True).first.click(timeout=20_000)


def _open(reader: Reader, key: str) -> None:
    # a list that opens while the page still scrolls, or is drawn anew, closes again
    box = reader.page.locator(f".{key} input")
    for is_last in (False, False, True):
        box.scroll_into_view_if_needed()
        box.focus()
        reader.page.keyboard.press("ArrowDown")
        try:
            reader.page.get_by_role("option").first.wait_for(timeout=10_000)
        except TimeoutError:
            if is_last:
                raise
        else:
            return


def every_link(reader: Reader) -> list[frozenset[str]]:
    """Follows one link of each kind (the choices that it changes) and comes back; the kinds it found."""
    kinds: dict[frozenset[str], str] = {}
    for href in reader.page.evaluate(LINKS):
        kinds.setdefault(changed_by(reader, href), href)
    for href in kinds.values():
        follow(reader, href)
        assert_whole(reader)
        reader.page.go_back()
        _drawn(
            reader, "href => [...document.querySelectorAll('a.go')].some(e => e.getAttribute('href') === href)", href
        )
    return list(kinds)


def changed_by(reader: Reader, href: str) -> frozenset[str]:
    """The choices that a link would change."""
    held, asked = (dict(parse_qsl(urlsplit(address).query)) for address in (reader.page.url, href))
    return frozenset(key for key in held.keys() | asked.keys() if held.get(key) != asked.get(key))


def follow(reader: Reader, href: str) -> None:
    """Follows a link by key, as a reader without a mouse does, and waits until the view is there."""
    reader.page.evaluate(
        """href => { const link = [...document.querySelectorAll('a.go')].find(
          e => e.getAttribute('href') === href && e.getClientRects().length);
          // what is folded away has to be unfolded first
          link.closest('details')?.setAttribute('open', '');
          link.focus(); }""",
        href,
    )
    reader.page.keyboard.press("Enter")
    asked = sorted(parse_qsl(urlsplit(href).query))
    reader.page.wait_for_url(lambda url: sorted(parse_qsl(urlsplit(url).query)) == asked)
    reader.settle()


def _drawn(reader: Reader, is_so: str, argument: object, timeout: int = 60_000) -> None:
    reader.page.wait_for_function(is_so, arg=argument, timeout=timeout)
    reader.settle()


def every_file(reader: Reader) -> Iterator[tuple[str, list[list[object]]]]:
    """Takes everything home that can be; the key of each, and its rows, which CSV and Excel hold alike."""
    for key in reader.page.evaluate(FILES):
        button = reader.page.locator(f".st-key-download-{key} button").first
        button.hover()
        button.click()
        save = reader.page.locator(f".st-key-save-csv-{key} button")
        save.wait_for()
        if reader.page.locator(f".st-key-chart-{key}").count():
            picture = _saved(reader, reader.page.locator(f".st-key-picture-{key} button").click)
            assert picture.startswith(b"\x89PNG"), key
            assert len(picture) > 5000, key
        rows = list(csv.reader(io.StringIO(_saved(reader, save.click).decode("utf-8-sig"))))
        book = CalamineWorkbook.from_filelike(
            io.BytesIO(_saved(reader, reader.page.locator(f".st-key-save-excel-{key} button").click))
        )
        as_csv = [[_cell(cell) for cell in row] for row in rows]
        as_excel = [[_cell(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]
        assert as_csv == as_excel, key
        assert book.get_sheet_by_index(1).to_python(), f"{key}: says what it is"
        reader.page.keyboard.press("Escape")
        save.wait_for(state="hidden")
        yield key, as_csv


def _saved(reader: Reader, click: Callable[[], None]) -> bytes:
    with reader.page.expect_download() as download:
        click()
    return Path(download.value.path()).read_bytes()


def _cell(cell: object) -> object:
    """A cell as both kinds of file have it: numbers as such, days as text, no mark against formulas."""
    text = cell.isoformat() if isinstance(cell, date) else str(cell)
    text = text.removeprefix("'").removesuffix("T00:00:00")[:LONGEST_CELL].strip()
    try:
        # fewer digits than a spreadsheet keeps, which rounds the last
        return float(f"{float(text):.12g}")
    except ValueError:
        return text
