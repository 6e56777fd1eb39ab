"""Rules over files, days, months and shares of codes: each is broken by its own fault and by no other."""

import sys
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from hotline import blocks, contracts, gate, warehouse
from hotline.gate.rule import day_column
from hotline.gate.rules import rule_book
from hotline.paths import SEEDS
from tests.rules.planting import clean_row
from tests.rules.staging import stage

MONDAY = date(2023, 2, 6)
USUAL = 200
GROUPED = {rule.id: rule for rule in rule_book() if rule.per != "row"}
DAYS = [rule_id for rule_id, rule in GROUPED.items() if rule.per == "day"]
FILES = [rule_id for rule_id, rule in GROUPED.items() if rule.per == "file" and rule.severity == "block"]
CODES = {
    "tickets": ("urgency_code", "urgent"),
    "ticket_events": ("role", "assist"),
    "callbacks": ("resolved_code", "partly"),
    "calls": ("line_code", "enterprise"),
}


@pytest.fixture
def world(data_folder, monkeypatch):
    """Staging with one ticket, the calendar, and a file that everything came in; judged without Great Expectations."""
    monkeypatch.setitem(sys.modules, "hotline.gate.expecting", SimpleNamespace(validate=lambda *_: []))
    stage(data_folder, {"tickets": [clean_row(contracts.tables()["tickets"])]})
    with warehouse.connect(data_folder.build_database) as connection:
        for name in ("calendar_days", "calendar_overrides"):
            connection.execute(f"create table rules.{name} as from read_csv('{SEEDS}/rules/{name}.csv')")
        connection.execute(
            "insert into raw.landed_files (file_seq, file_sha256, file_name, feed, landed_at, is_blocked)"
            " select i, i::varchar, 'file-' || i, 'contract', timestamp '2023-07-01', false from range(1, 4) as f (i)"
        )
    return data_folder


def add(folder, table, day, number, row=None, *, file=1):
    """Stages copies of a table's clean row on a day, under keys of their own."""
    contract = contracts.tables()[table]
    values = {name: f"'{value}'" for name, value in (clean_row(contract) | (row or {})).items() if value}
    values |= {contract.key[0]: f"'{table}-{file}-{day}-' || i", day_column(contract): f"timestamp '{day} 10:00:00'"}
    values |= {"_row_id": f"{file}00000000 + {day.toordinal()} * 1000 + i", "_file_seq": str(file), "_line": "i"}
    values |= {
        name: f"{value} || i" for name, value in values.items() if name == "content" and "content" not in (row or {})
    }
    with warehouse.connect(folder.build_database) as connection:
        connection.execute(
            f"insert into staging.{contract.staging} ({', '.join(values)})"
            f" select {', '.join(values.values())} from range({number}) as numbers (i)"
        )


def broken(folder):
    """The rules over groups that judging finds broken, and the days they are broken on."""
    result = gate.judge(folder)
    with warehouse.connect(folder.build_database) as connection:
        found = connection.execute("select rule_id, day from gate.rule_results where rows_failed > 0 order by all")
        return result, {(rule_id, day) for rule_id, day in found.fetchall() if rule_id in GROUPED}


@pytest.mark.parametrize("rule_id", DAYS)
def test_a_day_unlike_its_weekday_is_found(world, rule_id):
    # GIVEN ten weeks of Mondays, the ninth of which is odd
    table = GROUPED[rule_id].table
    odd = MONDAY + timedelta(weeks=8)
    rows = {"without_rows": 0, "halved": USUAL // 3, "doubled": USUAL * 3}[rule_id.removeprefix(f"{table}_day_")]
    for week in range(10):
        add(world, table, MONDAY + timedelta(weeks=week), rows if week == 8 else USUAL)

    # THEN the odd day alone is found
    assert broken(world)[1] == {(rule_id, odd)}


def test_a_holiday_is_compared_with_no_working_day(world):
    # GIVEN nine weeks of calls and few on May Day, a Monday
    for week in range(12):
        day = date(2023, 2, 13) + timedelta(weeks=week)
        add(world, "calls", day, 20 if day == date(2023, 5, 1) else USUAL)
    assert not {(rule, day) for rule, day in broken(world)[1] if day == date(2023, 5, 1)}


def test_a_day_after_a_holiday_or_a_make_up_day_is_compared_with_no_other(world):
    # GIVEN callbacks, which are made the day after: few after May Day, many after the Saturday that made up for it
    for day, rows in ((date(2023, 5, 4), USUAL // 3), (date(2023, 5, 7), USUAL * 3)):
        for week in range(11):
            add(world, "callbacks", day + timedelta(weeks=week - 10), rows if week == 10 else USUAL)
    assert broken(world)[1] == set()


def test_rows_whose_tickets_have_not_come_count_in_their_day(world):
    # GIVEN nine weeks of events, on the last day of tickets that have not come
    for week in range(10):
        lost = {"ticket_id": "lost"} if week == 8 else {}
        add(world, "ticket_events", MONDAY + timedelta(weeks=week), USUAL, lost)
    assert broken(world)[1] == set()


def test_a_day_that_chance_may_have_doubled_is_not_odd(world):
    # GIVEN few events, as on rest days, and many, on a day more than twice as many as on its weekdays before
    chance, few, many = date(2023, 7, 22), date(2023, 7, 23), date(2023, 7, 24)
    for day, usual, rows in ((chance, 30, 68), (few, 30, 90), (many, 300, 680)):
        for week in range(10):
            add(world, "ticket_events", day + timedelta(weeks=week - 9), rows if week == 9 else usual)
    assert broken(world)[1] == {("ticket_events_day_doubled", few), ("ticket_events_day_doubled", many)}


@pytest.mark.parametrize("table", CODES)
def test_a_code_whose_share_jumps_is_found(world, table):
    column, code = CODES[table]
    for month in range(1, 6):
        add(world, table, date(2023, month, 15), 250, {column: code if month == 5 else clean_row_of(table)[column]})
    found = {(rule, day) for rule, day in broken(world)[1] if GROUPED[rule].per == "code"}
    assert found == {(f"{table}_codes_drifted", date(2023, 5, 1))}


def clean_row_of(table):
    return clean_row(contracts.tables()[table])


def test_calls_and_tickets_that_do_not_sum_are_found(world):
    for month in range(1, 4):
        add(world, "tickets", date(2023, month, 15), 150)
        add(world, "calls", date(2023, month, 15), 150, {"ticket_id": "" if month == 3 else "tickets-1"})
    found = {(rule, day) for rule, day in broken(world)[1] if GROUPED[rule].per == "month"}
    assert found == {("calls_do_not_sum_to_tickets", date(2023, 3, 1))}


@pytest.mark.parametrize("rule_id", FILES)
def test_a_file_that_is_not_what_it_says_is_kept_out(world, rule_id):
    # GIVEN a good file, one whose rows cannot be used, and a short one that is no better
    table = GROUPED[rule_id].table
    required = next(name for name in contracts.tables()[table].required if name not in contracts.tables()[table].key)
    bad = {"content": "同一句"} if rule_id.endswith("one_text") else {required: ""}
    add(world, table, MONDAY, 30)
    add(world, table, MONDAY, 30, bad, file=2)
    add(world, table, MONDAY, 10, bad, file=3)
    if not rule_id.endswith("one_text"):
        with warehouse.connect(world.build_database) as connection:
            connection.execute(
                f"update staging.{contracts.tables()[table].staging} set {day_column(contracts.tables()[table])} = null"
                " where _file_seq > 1"
            )

    # WHEN it is judged
    result, _ = broken(world)

    # THEN the one is to be kept out, by this rule alone, and nothing else is said before it is
    assert [(block.rule_id, block.file_seq) for block in result.blocked] == [(rule_id, 2)]
    assert blocks.read(world) == result.blocked
    assert result.rules == 0

    # WHEN the rule stays as it is, the file stays out; WHEN it changes, the file is judged anew
    gate.review_blocks(world)
    assert blocks.read(world) == result.blocked
    blocks.review(world, {rule_id: "another"})
    assert blocks.read(world) == []


def test_a_file_that_mixes_forms_of_time_is_told(world):
    add(world, "tickets", MONDAY, 5)
    with warehouse.connect(world.build_database) as connection:
        connection.execute("update raw.landed_files set mixed_time_columns = '[\"留言时间\"]' where file_seq = 1")
    assert broken(world)[1] == {("tickets_mixed_time_forms", None)}


def test_every_rule_over_groups_is_tried_here():
    tried = {*DAYS, *FILES, *(f"{table}_codes_drifted" for table in CODES)}
    assert set(GROUPED) == tried | {"calls_do_not_sum_to_tickets", "tickets_mixed_time_forms"}
