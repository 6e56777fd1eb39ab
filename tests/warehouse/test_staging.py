"""Staging through dbt: what senders write is trimmed and read, and of each key the latest row stays."""

import csv
from datetime import date, datetime

import pytest

from hotline import contracts, gate, land, transform, warehouse
from hotline.gate.reconciling import of_table
from hotline.paths import DataFolder


def ticket(ticket_id, **values):
    return {"ticket_id": ticket_id, "updated_at": "2024-05-01 00:00:00", **values}


# A line each, in the order of landing: first file, then second.
FIRST = {
    "tickets": [
        ticket("T1", title="\u3000 全角空格\u00a0\t", place="  ", requester_name="\ufeff张三 ", longitude="119.5"),
        ticket("T2", accepted_at="2024/5/1 9:05:08", closed_at="2024-05-01T10:00:00+08:00", due_at="2024-05-02"),
        ticket("T3", accepted_at="2024-05-01 10:00:00Z", closed_at="2024-02-30 10:00:00", due_at="20240501"),
        ticket("T4", is_reasonable="是", is_confidential="0.0", is_final_reply="TRUE", is_on_site_required="也许"),
        ticket("T5", longitude="1e2", latitude="nan"),
        ticket("T6", title="旧", updated_at="2024-05-01 00:00:00"),
        ticket("T7", title="新", updated_at="2024-05-03 00:00:00"),
        ticket("T8", title="先", updated_at="2024-05-01 00:00:00"),
        ticket("T9", title="能读", updated_at="2024-05-01 00:00:00"),
        ticket("", title="没有编号一"),
        ticket("", title="没有编号二"),
    ],
    "populations": [
        {"area_code": "320800", "year": "2023", "residents": "4551000"},
        {"area_code": "320800", "year": "2023.0", "residents": "4552000"},
        {"area_code": "320800", "year": "2024", "residents": "12.7"},
    ],
    "units": [
        {"unit_code": "U1", "valid_from": "2024-01-01", "name": "旧名", "updated_at": "2024-01-01 00:00:00"},
        {"unit_code": "U1", "valid_from": "2024/1/1", "name": "新名", "updated_at": "2024-01-02 00:00:00"},
        {"unit_code": "U1", "valid_from": "2025-01-01", "name": "再名", "updated_at": "2024-01-01 00:00:00"},
    ],
}
SECOND = {
    "tickets": [
        ticket("T6", title="新", updated_at="2024-05-02 00:00:00"),
        ticket("T7", title="旧", updated_at="2024-05-02 00:00:00"),
        ticket(" T8", title="后", updated_at="2024-05-01 00:00:00"),
        ticket("T9", title="不能读", updated_at="昨天"),
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("staging"))
    for part, rows in (("1", FIRST), ("2", SECOND)):
        for name, table_rows in rows.items():
            path = folder.inbox / part / f"{name}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, [column.name for column in contracts.tables()[name].columns])
                writer.writeheader()
                writer.writerows(table_rows)
    assert not land.land(folder).refused
    transform.register_raw(folder)
    transform.stage(folder)
    return folder


@pytest.fixture(scope="module")
def staged(folder):
    with warehouse.connect(folder.build_database, scratch=folder.scratch) as connection:
        yield connection


def one(staged, key, *columns):
    listed = ", ".join([*columns, "_unreadable"])
    found = staged.execute(f"select {listed} from staging.stg_ticket__tickets where ticket_id = ?", [key]).fetchall()
    assert len(found) == 1
    return found[0]


def test_blanks_of_all_kinds_are_trimmed_and_nothing_is_left_of_blank_text(staged):
    assert one(staged, "T1", "title", "place", "requester_name") == ("全角空格", None, "张三", None)


def test_times_are_read_year_first_and_local(staged):
    assert one(staged, "T2", "accepted_at", "closed_at", "due_at") == (
        datetime(2024, 5, 1, 9, 5, 8),
        datetime(2024, 5, 1, 10),
        datetime(2024, 5, 2),
        None,
    )


def test_a_time_that_would_have_to_be_guessed_is_unreadable(staged):
    assert one(staged, "T3", "accepted_at", "closed_at", "due_at") == (None, None, None, "accepted_at,closed_at,due_at")


def test_flags_are_read_as_senders_write_them(staged):
    flags = ("is_reasonable", "is_confidential", "is_final_reply", "is_on_site_required")
    assert one(staged, "T4", *flags) == (True, False, True, None, "is_on_site_required")


def test_numbers_are_finite_and_whole_where_they_have_to_be(staged):
    assert one(staged, "T5", "longitude", "latitude") == (100.0, None, "latitude")
    populations = staged.execute("select year, residents, _unreadable from staging.stg_governance__populations")
    assert sorted(populations.fetchall()) == [(2023, 4552000, None), (2024, None, "residents")]


@pytest.mark.parametrize(
    ("key", "title", "why"),
    [
        ("T6", "新", "landed later and updated later"),
        ("T7", "新", "updated later, though landed first"),
        ("T8", "后", "updated at the same time, landed last; blanks do not make another key"),
        ("T9", "能读", "a row whose time cannot be read replaces none that can"),
    ],
)
def test_the_latest_row_of_a_key_stays(staged, key, title, why):
    assert one(staged, key, "title")[0] == title, why


def test_rows_without_a_key_are_each_kept_for_the_gate_to_tell(staged):
    titles = staged.execute("select title from staging.stg_ticket__tickets where ticket_id is null order by title")
    assert titles.fetchall() == [("没有编号一",), ("没有编号二",)]


def test_a_key_with_a_date_is_compared_by_the_day_it_names(staged):
    units = staged.execute("select valid_from, name from staging.stg_governance__units order by valid_from").fetchall()
    assert units == [(date(2024, 1, 1), "新名"), (date(2025, 1, 1), "再名")]


def test_a_row_says_where_it_came_from(staged):
    found = staged.execute(
        "select _row_id // 68719476736 = _file_seq, _line, _sheet "
        "from staging.stg_ticket__tickets where ticket_id = 'T5'"
    )
    assert found.fetchall() == [(True, 6, None)]


def test_totals_of_staging_add_up_another_way(folder, staged):
    gate.judge(folder)
    for name in FIRST:
        assert of_table(staged, contracts.tables()[name]) == []
