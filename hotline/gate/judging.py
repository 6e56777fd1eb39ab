"""Judges staging: one pass over each table marks every rule its rows break; what quarantine rules mark is set aside."""

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

import duckdb

from hotline import contracts, warehouse
from hotline.contracts import Table
from hotline.errors import HotlineError
from hotline.gate import report, results, tables
from hotline.gate.rule import Rule
from hotline.gate.rules import rule_book
from hotline.paths import DataFolder
from hotline.words import say


@dataclass(frozen=True)
class GateResult:
    """What the gate found: rules it could judge by, rules whose tables are absent, rules broken, rows set aside."""

    rules: int
    skipped: int
    failed_rules: int
    quarantined: int


def judge(folder: DataFolder) -> GateResult:
    """Judges every staged row by every rule and writes schema `gate`; HotlineError if staging is not built.

    A table is judged after those its rows refer to, so that the child of a quarantined row is quarantined with it.
    """
    rules = rule_book()
    with warehouse.connect(folder.build_database, scratch=folder.scratch) as connection:
        results.create(connection, rules)
        present = tables.present(connection)
        tables.let_in(connection)
        judged: dict[str, list[Rule]] = {}
        for table in _in_order(rules):
            if tables.has_rows(connection, table):
                judged[table.name] = [
                    rule for rule in rules if rule.table == table.name and present.issuperset(rule.needs)
                ]
                _mark(connection, table, judged[table.name])
                _set_aside(connection, table, judged[table.name])
                results.count_by_file(connection, table.name, judged[table.name])
        results.note_skipped(connection)
        # Great Expectations takes seconds to import: only judging pays for it.
        from hotline.gate.expecting import validate  # noqa: PLC0415

        results.write_verdicts(connection, validate(connection, judged))
        states = [str(rule["state"]) for rule in results.per_rule(connection)]
        result = GateResult(
            rules=len(states) - states.count("skipped"),
            skipped=states.count("skipped"),
            failed_rules=states.count("failed"),
            quarantined=sum(results.quarantined(connection).values()),
        )
        report.write(folder, connection)
    return result


def _in_order(rules: list[Rule]) -> list[Table]:
    after: dict[str, set[str]] = {name: set() for name in contracts.tables()}
    for rule in rules:
        after[rule.table] |= rule.judged_after
    try:
        return [contracts.tables()[name] for name in TopologicalSorter(after).static_order()]
    except CycleError as error:
        raise HotlineError(say("gate.circle", tables=" → ".join(error.args[1]))) from error


def _mark(connection: duckdb.DuckDBPyConnection, table: Table, rules: list[Rule]) -> None:
    """`gate.broken_<table>`: staged rows that break a rule, with a column per rule, true where they do, else null.

    The view `gate.judged_<table>` shows the same of every staged row: most rows break nothing, and to write that down
    for each rule would cost as much as judging.
    """
    marks = [f"case when {tables.filled(rule.predicate)} then true end as {rule.id}" for rule in rules]
    ids = [rule.id for rule in rules]
    origin = ("_row_id", "_file_seq", "_line", "_sheet")
    try:
        connection.execute(
            f"create table gate.broken_{table.name} as select * from ("
            f"select {', '.join([*(f'this.{name}' for name in origin), *marks])} from {tables.staged(table)} as this"
            f") where coalesce({', '.join([*ids, 'false'])})"
        )
    except duckdb.Error:
        for rule in rules:
            _check(connection, table, rule)
        raise
    shown = [*(f"staged.{name}" for name in origin), *(f"broken.{rule}" for rule in ids)]
    connection.execute(
        f"create view gate.judged_{table.name} as select {', '.join(shown)} from {tables.staged(table)} as staged "
        f"left join gate.broken_{table.name} as broken on broken._row_id = staged._row_id"
    )


def _check(connection: duckdb.DuckDBPyConnection, table: Table, rule: Rule) -> None:
    try:
        connection.execute(f"select count(*) from {tables.staged(table)} as this where {tables.filled(rule.predicate)}")
    except (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException) as error:
        raise HotlineError(say("gate.predicate_wrong", id=rule.id, problem=error)) from error
    except duckdb.Error as error:
        # What fails on a row may quote the row, which is nobody's business.
        raise HotlineError(say("gate.predicate_wrong", id=rule.id, problem=type(error).__name__)) from None


def _set_aside(connection: duckdb.DuckDBPyConnection, table: Table, rules: list[Rule]) -> None:
    stopping = [rule.id for rule in rules if rule.severity == "quarantine"]
    broken = ", ".join(f"case when {rule} then '{rule}' end" for rule in stopping)
    connection.execute(
        f"insert into gate.quarantine select '{table.name}', _row_id, _file_seq, _line, _sheet, "
        f"concat_ws(',', {broken}) from gate.broken_{table.name} where {' or '.join(stopping)}"
    )
