"""The whole way twice in one process: rows set aside, repaired by their sender, count, and nothing else changes."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from hotline import ledger, publish, repair_book, warehouse
from hotline.errors import HotlineError
from hotline.paths import DataFolder
from hotline.run import run

# What the sender corrects in the files of `bad/`, by row; X02 it corrects in its repair book.
REPAIRED = {
    "tickets": {
        "X01": {"channel_code": "phone"},
        "X03": {"city_code": "320800"},
        "X04": {"accepted_at": "2023-03-06 09:00:00"},
    },
    "ticket_events": {"X90-01": {"ticket_id": "X01"}, "T19-99": {"ticket_id": "X01", "event_type": "reminded"}},
    "callbacks": {"X80": {"ticket_id": "X01"}},
    "inspections": {"X50": {"subject_id": "X01"}},
    "police_transfers": {"X70": {"direction": "incoming"}},
    "shares": {"X60": {"methods": "usb"}},
}
# Where these rows then stand, by the column that names them.
FACTS = {
    "fct_tickets": "ticket_id",
    "fct_ticket_events": "event_id",
    "fct_callbacks": "callback_id",
    "fct_inspections": "inspection_id",
    "fct_police_transfers": "transfer_id",
    "shr_register": "share_id",
}


@pytest.fixture(scope="module")
def city(built_city, tmp_path_factory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("repair") / "city")
    shutil.copytree(built_city.root, folder.root)
    return folder


def standing(folder: DataFolder) -> dict[str, dict[str, tuple]]:
    """Every row of the facts that the bad files have rows for, by its number."""
    held = {}
    with publish.open_current(folder) as connection:
        for fact, key in FACTS.items():
            found = connection.execute(f"select {key}, * from {fact}").fetchall()
            held[fact] = {row[0]: row[1:] for row in found}
    return held


def figures(folder: DataFolder) -> tuple[dict[tuple, tuple], dict[str, int], float]:
    """Requests and dispatches by day and line, the rows that failed the rules of X01 and X02, the year's requests."""
    with publish.open_current(folder) as connection:
        days = connection.execute(
            "select counted_date, line_code, sum(requests), sum(dispatches), sum(callbacks_invited) "
            "from agg_tickets_by_day group by all"
        ).fetchall()
        failed = dict(
            connection.execute(
                "select rule_id, sum(rows_failed) from fct_rule_results where severity = 'quarantine' group by 1"
            ).fetchall()
        )
        [(requests,)] = connection.execute(
            "select value from fct_indicator_values where indicator_id = 'requests' and period_kind = 'year' "
            "and period_start = date '2023-01-01' and scope_kind = 'city' and scope_code = '320800'"
        ).fetchall()
    return {row[:2]: tuple(value or 0 for value in row[2:]) for row in days}, failed, requests


def quarantined(folder: DataFolder) -> set[tuple[str, str]]:
    """Table and rules of the rows in quarantine."""
    with warehouse.connect(folder.build_database, read_only=True) as connection:
        return set(connection.execute("select table_name, rule_ids from gate.quarantine").fetchall())


def rewrite(file: Path, changes: dict[str, dict[str, str]], name: str | None = None) -> Path:
    """Changes rows of a file in place, or writes these alone into another beside it."""
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    key = next(iter(rows[0]))
    target = file.with_name(name) if name else file
    with target.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | changes.get(row[key], {}) for row in rows if row[key] in changes or not name)
    return target


def sheets(path: Path) -> dict[str, list[list[str]]]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def save(path: Path, contents: dict[str, list[list[str]]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in contents.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def row_of(contents: dict[str, list[list[str]]], ticket_id: str) -> tuple[str, list[str], dict[str, int]]:
    """Where a ticket stands in a repair book: its sheet, its row, and the columns by name."""
    found = [
        (name, row, {column: place for place, column in enumerate(rows[2])})
        for name, rows in contents.items()
        for row in rows[3:]
        if ticket_id in row
    ]
    assert len(found) == 1, f"{ticket_id} stands {len(found)} times"
    return found[0]


def test_the_same_files_repaired_and_landed_again_come_in(city):
    # GIVEN the small city with its bad files, four tickets, two events and four other rows, all in quarantine
    before = standing(city)
    days, _, requests = figures(city)
    assert len(quarantined(city)) == 10
    landed = {entry.file_name: entry for entry in ledger.entries(city)}

    # WHEN the sender repairs these files and sends them again under their names, one ticket as corrected in its repair
    # book, and another category for a ticket that is done, all rows but this with the same updated_at as before
    book = city.root / "repair.xlsx"
    repair_book.write(city, "contract:tickets", None, book)
    contents = sheets(book)
    name, row, columns = row_of(contents, "X02")
    assert name.startswith("tickets (")
    assert row[columns["accepted_at"]] == "2023-13-45 09:00:00"
    row[columns["accepted_at"]] = "2023-03-06 09:00:00"
    contents[name] = [*contents[name][:3], row]
    about = next(iter(contents))
    save(city.inbox / "repaired.xlsx", {about: contents[about], name: contents[name]})
    again = {f"bad/{rewrite(city.inbox / 'bad' / f'{table}_bad.csv', rows).name}" for table, rows in REPAIRED.items()}
    other = {"T17": {"category_code": "A12", "updated_at": "2023-03-01 10:00:00"}}
    rewrite(city.inbox / "2023" / "tickets_2023.csv", other, "tickets_2023_other_category.csv")
    run(city, report=print)

    # THEN the quarantine is empty, and the ledger shows each of the files as it was and as it is
    assert quarantined(city) == set()
    entries = [entry for entry in ledger.entries(city) if entry.file_name in again]
    assert {entry.file_name for entry in entries} == again
    for file in again:
        was, now = (entry for entry in entries if entry.file_name == file)
        assert was == landed[file]
        assert was.file_sha256 != now.file_sha256
        assert (was.lines, was.loaded) == (now.lines, now.loaded)
    with publish.open_current(city) as connection:
        shown = connection.execute("select count(*) from landed_files where list_contains(?, file_name)", [list(again)])
        assert shown.fetchall() == [(2 * len(again),)]

    # THEN the repaired rows stand in the facts, and no other row has come, gone or changed
    came = [*REPAIRED["tickets"], "X02"]
    for (fact, rows), repaired in zip(standing(city).items(), REPAIRED.values(), strict=True):
        new = set(came if fact == "fct_tickets" else repaired)
        assert rows.keys() - before[fact].keys() == new, fact
        changed = {key for key, row in before[fact].items() if rows.get(key) != row}
        assert changed == ({"T17"} if fact == "fct_tickets" else set()), fact

    # THEN the figures change by exactly these rows
    days_now, failed, requests_now = figures(city)
    moved = {
        key: tuple(now - was for now, was in zip(values, days.get(key, (0, 0, 0)), strict=True))
        for key, values in days_now.items()
        if values != days.get(key)
    }
    assert days.keys() <= days_now.keys()
    assert moved == {
        (date(2023, 3, 6), "general"): (4, 1, 0),
        (date(2023, 3, 8), "general"): (0, 0, 1),
    }
    assert requests_now == requests + 4
    assert set(failed.values()) == {0}

    # THEN the other category, given after completion, is there for a person to look at
    with publish.open_current(city) as connection:
        odd = connection.execute("select ticket_id, earlier_category_code, category_code from qc_tickets_recategorised")
        assert odd.fetchall() == [("T17", "A11", "A12")]


def test_a_book_for_all_is_masked_and_not_for_landing(built_city, tmp_path):
    book = tmp_path / "all.xlsx"

    told = repair_book.write(built_city, None, None, book)

    assert str(book) in told
    assert book.stat().st_mode & 0o077 == 0
    contents = sheets(book)
    name, row, columns = row_of(contents, "X01")
    assert not name.startswith("tickets")
    assert row[columns["channel_code"]] == "pigeon"


def test_nobody_of_that_name(built_city, tmp_path):
    with pytest.raises(HotlineError, match="contract:tickets"):
        repair_book.write(built_city, "nobody", None, tmp_path / "book.xlsx")
