"""What judging costs: it grows with the rows, and stays near one hand-written query a table that asks the same."""

from time import process_time

import duckdb
import pytest

from hotline import contracts, gate, land, transform, warehouse
from hotline.gate import tables
from hotline.gate.rules import rule_book
from hotline.paths import DataFolder
from hotline.synth.generate import synthesise

SMALL, LARGE = 0.05, 0.1


def _staged(folder: DataFolder, scale: float) -> DataFolder:
    list(synthesise(folder.inbox, "huaian", scale, 12345, years=(2023,)))
    land.land(folder)
    transform.register_raw(folder)
    transform.stage(folder)
    return folder


def _seconds(folder: DataFolder) -> float:
    began = process_time()
    result = gate.judge(folder)
    assert (result.failed_rules, result.quarantined) == (0, 0)
    return process_time() - began


def _by_hand(connection: duckdb.DuckDBPyConnection) -> float:
    """All predicates over rows, each table read once, and what they ask of others gathered once; nothing is kept."""
    began = process_time()
    present = tables.present(connection)
    gathered: set[str] = set()
    for table in contracts.tables().values():
        rules = [rule for rule in rule_book() if rule.table == table.name and rule.per == "row"]
        asked = [rule for rule in rules if present.issuperset(rule.needs)]
        lookups = {lookup.name: lookup for rule in asked for lookup in rule.lookups}
        for name, lookup in lookups.items():
            if name not in gathered:
                connection.execute(f"drop table if exists gate.lookup_{name}")
                tables.gather(connection, lookup, tables.staged(table))
                gathered.add(name)
        counts = ", ".join(f"count(case when {tables.filled(rule.predicate)} then 1 end)" for rule in asked)
        joins = "".join(map(tables.joined, lookups.values()))
        connection.execute(f"select {counts} from {tables.staged(table)} as this{joins}").fetchall()
    return process_time() - began


@pytest.mark.prove
def test_judging_grows_with_the_rows_and_stays_near_one_query(tmp_path, capsys):
    # Great Expectations is imported before the clock starts
    _seconds(_staged(DataFolder(tmp_path / "first"), 0.001))
    small = _seconds(_staged(DataFolder(tmp_path / "small"), SMALL))
    folder = _staged(DataFolder(tmp_path / "large"), LARGE)
    large = _seconds(folder)
    with warehouse.connect(folder.build_database) as connection:
        by_hand = _by_hand(connection)
    with capsys.disabled():
        print(f"\njudging: {small:.1f} s at {SMALL}, {large:.1f} s at {LARGE}; by one query a table {by_hand:.1f} s")
    assert large < 2.2 * small
    # what does not grow: half a thousand rules, their pages and their results
    grows = 2 * (large - small)
    assert grows < 3 * by_hand
