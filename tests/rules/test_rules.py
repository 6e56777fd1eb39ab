"""Every rule of the book is broken once by a row that breaks nothing else; clean rows break none."""

import duckdb
import pytest

from hotline import contracts, gate, land, transform, warehouse
from hotline.gate.rules import rule_book
from hotline.paths import DataFolder
from tests.rules import planting

RULES = {rule.id: rule for rule in rule_book()}


@pytest.fixture(scope="module")
def judged(tmp_path_factory) -> duckdb.DuckDBPyConnection:
    """A warehouse of one clean row a table and one broken row a rule, landed, staged and judged."""
    folder = DataFolder(tmp_path_factory.mktemp("rules"))
    rows = {table.name: [planting.clean_row(table)] for table in contracts.tables().values()}
    rows["units"].append(rows["units"][0] | {"unit_code": "U002"})
    for rule in RULES.values():
        table = contracts.tables()[rule.table]
        rows[rule.table].append(planting.broken_row(table, len(rows[rule.table]), planting.fault_of(rule)))
    planting.write(folder.inbox, rows)
    landed = land.land(folder)
    assert not landed.refused
    assert landed.totals["rejected"] == landed.totals["duplicate"] == 0
    transform.register_raw(folder)
    transform.build(folder, transform.BEFORE_GATE)
    result = gate.judge(folder)
    assert (result.rules, result.skipped) == (len(RULES), 0)
    with warehouse.connect(folder.build_database) as connection:
        yield connection


def broken_by(connection: duckdb.DuckDBPyConnection, table: str, line: int) -> set[str]:
    """The rules that the row on a line of a table's file breaks."""
    found = connection.execute(f"select * from gate.judged_{table} where _line = ?", [line])
    names = [column[0] for column in found.description]
    return {name for name, mark in zip(names, found.fetchone(), strict=True) if mark is True}


def line_of(rule_id: str) -> int:
    """The line on which the fixture plants a rule's broken row: after the header, the clean rows and earlier rules."""
    rule = RULES[rule_id]
    of_table = [other.id for other in RULES.values() if other.table == rule.table]
    return 2 + (2 if rule.table == "units" else 1) + of_table.index(rule_id)


@pytest.mark.parametrize("table", list(contracts.tables()))
def test_the_examples_of_the_contract_break_no_rule(judged, table):
    assert broken_by(judged, table, 2) == set()


@pytest.mark.parametrize("rule_id", planting.FAULTS)
def test_a_written_rule_is_broken_by_its_fault_alone(judged, rule_id):
    assert broken_by(judged, RULES[rule_id].table, line_of(rule_id)) == {rule_id}


@pytest.mark.parametrize("rule_id", [rule_id for rule_id in RULES if rule_id not in planting.FAULTS])
def test_an_implied_rule_is_broken_by_its_fault_and_no_other_stops_the_row(judged, rule_id):
    broken = broken_by(judged, RULES[rule_id].table, line_of(rule_id))
    assert rule_id in broken
    assert {rule for rule in broken - {rule_id} if RULES[rule].severity == "quarantine"} == set()
    # A changed time or code can also break an order that expectations/ asks for, but nothing else the contract implies.
    assert broken - {rule_id} <= set(planting.FAULTS)


def test_quarantine_holds_exactly_the_rows_that_break_a_quarantine_rule(judged):
    held = judged.execute("select table_name, line, rule_ids from gate.quarantine").fetchall()
    stopping = [rule.id for rule in RULES.values() if rule.severity == "quarantine"]
    assert sorted(held) == sorted((RULES[rule].table, line_of(rule), rule) for rule in stopping)


def test_only_rows_that_cannot_be_used_are_quarantined():
    kinds = ("missing", "unreadable", "unknown_code", "before_calendar", "orphan")
    assert [rule.id for rule in RULES.values() if rule.severity == "quarantine" and not rule.id.endswith(kinds)] == []


def test_results_count_per_file_and_add_up_to_what_great_expectations_counts(judged):
    per_file = judged.execute(
        "select rule_id, sum(rows_checked), sum(rows_failed) from gate.rule_results group by rule_id order by 1"
    ).fetchall()
    assert per_file == judged.execute("select * from gate.verdicts order by 1").fetchall()
