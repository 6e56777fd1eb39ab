"""Every rule of the book is broken once by a row that breaks nothing else; clean rows break none."""

from collections import defaultdict
from collections.abc import Iterator

import duckdb
import pytest

from hotline import contracts, gate, land, transform, warehouse
from hotline.gate.rules import rule_book
from hotline.paths import DataFolder
from tests.rules import planting
from tests.rules.ageing import three_days_ago

RULES = {rule.id: rule for rule in rule_book()}
OF_ROWS = {rule_id: rule for rule_id, rule in RULES.items() if rule.per == "row"}
LATE = [rule_id for rule_id in OF_ROWS if rule_id.endswith("_landed_late")]


class World:
    """The rows to land, and where each rule's broken row stands."""

    def __init__(self) -> None:
        self.rows = {table.name: planting.setting(table) for table in contracts.tables().values()}
        self.late: dict[str, list[planting.Row]] = defaultdict(list)
        self.place: dict[str, tuple[str, int]] = {}
        self.also: dict[str, set[str]] = {}
        for number, rule in enumerate(OF_ROWS.values()):
            if rule.id in LATE:
                table = contracts.tables()[rule.table]
                self.late[rule.table].append(planting.broken_row(table, number, {}))
                self.place[rule.id] = (f"{rule.table}_late.csv", 2)
                continue
            for name, rows in planting.story(rule, number).items():
                if name == rule.table:
                    self.also[rule.id] = planting.consequences(rule, rows[0])
                    self.place[rule.id] = (f"{name}.csv", 2 + len(self.rows[name]))
                self.rows[name] += rows


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.fixture(scope="module")
def judged(tmp_path_factory, world) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of clean rows and one broken row a rule, landed on two days, staged and judged."""
    folder = DataFolder(tmp_path_factory.mktemp("rules"))
    planting.write(folder.inbox, world.rows)
    landed = land.land(folder)
    assert not landed.refused
    assert landed.totals["rejected"] == landed.totals["duplicate"] == 0
    three_days_ago(folder)
    planting.write(folder.inbox, {f"{name}_late": rows for name, rows in world.late.items()})
    assert not land.land(folder).refused
    transform.register_raw(folder)
    transform.stage(folder)
    result = gate.judge(folder)
    # shares of codes are only looked at in months with many rows
    assert result.skipped == len([rule for rule in RULES.values() if rule.per == "code"])
    assert (result.rules + result.skipped, result.blocked) == (len(RULES), [])
    with warehouse.connect(folder.build_database) as connection:
        yield connection


def broken_by(connection: duckdb.DuckDBPyConnection, table: str, file: str, line: int) -> set[str]:
    """The rules that the row on a line of a file breaks."""
    found = connection.execute(
        f"select judged.* from gate.judged_{table} as judged inner join raw.landed_files on file_seq = _file_seq"
        " where _line = ? and file_name = ?",
        [line, file],
    )
    names = [column[0] for column in found.description]
    return {name for name, mark in zip(names, found.fetchone(), strict=True) if mark is True}


@pytest.mark.parametrize("table", list(contracts.tables()))
def test_the_examples_of_the_contract_and_what_they_hang_on_break_no_rule(judged, world, table):
    for line in range(2, 2 + len(planting.setting(contracts.tables()[table]))):
        assert broken_by(judged, table, f"{table}.csv", line) == set()


@pytest.mark.parametrize("rule_id", OF_ROWS)
def test_a_rule_is_broken_by_its_fault_alone(judged, world, rule_id):
    also = world.also.get(rule_id, set())
    assert broken_by(judged, RULES[rule_id].table, *world.place[rule_id]) == {rule_id} | also
    # a time before all others cannot but come before them
    assert not also or rule_id.endswith("_before_calendar")


def test_no_other_row_breaks_a_rule(judged, world):
    for rule_id in OF_ROWS:
        found = judged.execute(
            f"select file_name, _line from gate.judged_{RULES[rule_id].table} as judged"
            f" inner join raw.landed_files on file_seq = _file_seq where {rule_id}"
        ).fetchall()
        breaking = [rule_id, *(other for other, also in world.also.items() if rule_id in also)]
        assert set(found) == {world.place[fault] for fault in breaking}, rule_id


def test_no_rule_over_files_days_and_months_is_broken_by_them(judged):
    others = [rule_id for rule_id in RULES if rule_id not in OF_ROWS]
    broken = judged.execute(
        "select rule_id from gate.rule_results where rows_failed > 0 and list_contains(?, rule_id)", [others]
    )
    assert broken.fetchall() == []


def test_quarantine_holds_exactly_the_rows_that_break_a_quarantine_rule(judged, world):
    held = judged.execute(
        "select table_name, file_name, line, rule_ids from gate.quarantine inner join raw.landed_files using (file_seq)"
    ).fetchall()
    stopping = [rule.id for rule in OF_ROWS.values() if rule.severity == "quarantine"]
    assert sorted(held) == sorted((RULES[rule].table, *world.place[rule], rule) for rule in stopping)


def test_only_rows_that_cannot_be_used_are_quarantined():
    kinds = ("missing", "unreadable", "unknown_code", "before_calendar", "orphan")
    assert [rule.id for rule in RULES.values() if rule.severity == "quarantine" and not rule.id.endswith(kinds)] == []


def test_the_book_covers_every_table_and_dimension():
    written = [rule for rule in RULES.values() if rule.id in planting.FAULTS or rule.per != "row" or rule.id in LATE]
    assert len(written) >= 120
    assert {rule.table for rule in written} == set(contracts.tables())
    for name in ("tickets", "ticket_events", "callbacks", "calls"):
        assert {rule.dimension for rule in RULES.values() if rule.table == name} >= {
            "completeness",
            "validity",
            "uniqueness",
            "consistency",
            "accuracy",
            "timeliness",
        } - ({"accuracy"} if name == "callbacks" else set()), name


def test_results_count_per_file_and_day_and_add_up_to_what_great_expectations_counts(judged):
    per_file = judged.execute(
        "select rule_id, sum(rows_checked), sum(rows_failed) from gate.rule_results"
        " where state <> 'skipped' group by rule_id order by 1"
    ).fetchall()
    assert per_file == judged.execute("select * from gate.verdicts order by 1").fetchall()
