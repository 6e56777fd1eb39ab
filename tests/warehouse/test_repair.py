"""The whole way twice in one process: rows set aside, repaired by their sender, count, and nothing else changes."""

import shutil
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from hotline import ledger, publish, repair_book
from hotline.errors import HotlineError
from hotline.paths import DataFolder
from hotline.run import run

REPAIRED = """ticket_id,city_code,accepted_at,channel_code,line_code,requester_kind,request_type_code,category_code,\
category_version,district_code,content,answered_by,status_code,updated_at
X01,320800,2023-03-06 09:00:00,phone,general,public,help,A11,small-1,320803,改好的一行。,unit,open,2023-03-06 09:00:00
"""


@pytest.fixture(scope="module")
def city(built_city, tmp_path_factory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("repair") / "city")
    shutil.copytree(built_city.root, folder.root)
    return folder


def figures(folder):
    with publish.open_current(folder) as connection:
        tickets = {row[0] for row in connection.execute("select ticket_id from fct_tickets").fetchall()}
        failed = dict(
            connection.execute(
                "select rule_id, sum(rows_failed) from fct_rule_results "
                "where rule_id in ('tickets_channel_code_unknown_code', 'tickets_accepted_at_unreadable') group by 1"
            ).fetchall()
        )
        requests = connection.execute(
            "select value from fct_indicator_values where indicator_id = 'requests' and period_kind = 'year' "
            "and period_start = date '2023-01-01' and scope_kind = 'city' and scope_code = '320800'"
        ).fetchall()
    return tickets, failed, requests[0][0]


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


def test_repaired_rows_come_in(city):
    # GIVEN the small city, with a ticket in quarantine for an unknown channel and one for a date that does not exist
    before, failed, requests = figures(city)
    assert not {"X01", "X02"} & before
    assert failed == {"tickets_channel_code_unknown_code": 1, "tickets_accepted_at_unreadable": 1}
    landed = len(ledger.entries(city))

    # WHEN the sender sends one repaired, and the other as corrected in its repair book, all with the same updated_at
    (city.inbox / "tickets_repaired.csv").write_text(REPAIRED, encoding="utf-8")
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
    run(city, report=print)

    # THEN both count, and they alone; the quarantine has let them go, and the ledger shows the old file and the new
    after, failed, more_requests = figures(city)
    assert after - before == {"X01", "X02"}
    assert before <= after
    assert failed == {"tickets_channel_code_unknown_code": 0, "tickets_accepted_at_unreadable": 0}
    assert more_requests == requests + 2
    assert len(ledger.entries(city)) == landed + 2
    assert ledger.entries(city)[-1].loaded == 1


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
