"""Judges staging: one pass over each table marks every rule its rows break; what quarantine rules mark is set aside."""

from collections.abc import Callable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

import duckdb

from hotline import blocks, contracts, warehouse
from hotline.blocks import Block
from hotline.contracts import Table
from hotline.errors import HotlineError
from hotline.gate import again, counts, examples, groups, report, results, tables
from hotline.gate.rule import PER, Rule, day_column
from hotline.gate.rules import rule_book
from hotline.paths import DataFolder
from hotline.words import say

ORIGIN = ("_row_id", "_file_seq", "_line", "_sheet")
Judged = dict[str, list[Rule]]
# The statement that writes marks, of the rules' ids, their marks and the relation they are about.
Statement = Callable[[list[str], list[str], str], str]


@dataclass(frozen=True)
class GateResult:
    """What the gate found: rules it could judge by, rules whose tables are absent, rules broken, rows set aside.

    `blocked`: the files it found that must not count. Staging still holds their rows: it has to be made anew and judged
    again, and nothing else stands in the result.
    """

    rules: int
    skipped: int
    failed_rules: int
    quarantined: int
    blocked: list[Block]


def judge(folder: DataFolder) -> GateResult:
    """Judges every staged row by every rule and writes schema `gate`; HotlineError if staging is not built.

    A table is judged after those its rows refer to, so that the child of a quarantined row is quarantined with it.
    """
    rules = rule_book()
    with warehouse.connect(folder.build_database, scratch=folder.scratch) as connection:
        results.create(connection, rules)
        present = tables.present(connection)
        tables.let_in(connection)
        judged: Judged = {}
        for table in _in_order(rules):
            if tables.has_rows(connection, table):
                of_table = [rule for rule in rules if rule.table == table.name and present.issuperset(rule.needs)]
                judged |= _judge_table(connection, table, of_table)
        results.note_blocked(connection, blocks.read(folder))
        results.note_skipped(connection)
        newly = _to_be_blocked(connection, rules)
        if newly:
            blocks.add(folder, newly)
            return GateResult(rules=0, skipped=0, failed_rules=0, quarantined=0, blocked=newly)
        for name, table in contracts.tables().items():
            examples.gather(connection, table, judged.get(name, []))
        # Great Expectations takes seconds to import: only judging pays for it.
        from hotline.gate import data_docs  # noqa: PLC0415
        from hotline.gate.expecting import validate  # noqa: PLC0415

        before = again.verdicts(connection)
        anew = {name: of for name, of in judged.items() if any(rule.id not in before for rule in of)}
        stand = [before[rule.id] for name, of in judged.items() if name not in anew for rule in of]
        data_docs.sweep(folder.data_docs, judged.keys())
        results.write_verdicts(connection, stand + validate(connection, anew, folder.data_docs))
        states = [str(rule["state"]) for rule in results.per_rule(connection)]
        result = GateResult(
            rules=len(states) - states.count("skipped"),
            skipped=states.count("skipped"),
            failed_rules=states.count("failed") + states.count("blocked"),
            quarantined=sum(results.quarantined(connection).values()),
            blocked=[],
        )
        report.write(folder, connection)
    return result


def review_blocks(folder: DataFolder) -> None:
    """Lets go of blocked files whose rule has changed, or asks of other rows, which may have changed."""
    if blocks.read(folder):
        blocks.review(
            folder, {rule.id: rule.predicate for rule in rule_book() if rule.severity == "block" and rule.stands_alone}
        )


def _in_order(rules: list[Rule]) -> list[Table]:
    after: dict[str, set[str]] = {name: set() for name in contracts.tables()}
    for rule in rules:
        after[rule.table] |= rule.judged_after
    try:
        return [contracts.tables()[name] for name in TopologicalSorter(after).static_order()]
    except CycleError as error:
        raise HotlineError(say("gate.circle", tables=" → ".join(error.args[1]))) from error


def _judge_table(connection: duckdb.DuckDBPyConnection, table: Table, rules: list[Rule]) -> Judged:
    """Marks a table's rows, then its files, days and months; the rules it went by, under the name of their marks."""
    of_rows = [rule for rule in rules if rule.per == "row"]
    _mark(connection, table, of_rows)
    _set_aside(connection, table, of_rows)
    counts.count(connection, table)
    results.count_rows(connection, table, of_rows)
    judged = {table.name: of_rows}
    for per in PER[1:]:
        of_groups = [rule for rule in rules if rule.per == per]
        if of_groups:
            _mark_groups(connection, table, per, of_groups)
            if results.count_groups(connection, f"{table.name}_by_{per}", of_groups):
                judged[f"{table.name}_by_{per}"] = of_groups
    return judged


def _mark(connection: duckdb.DuckDBPyConnection, table: Table, rules: list[Rule]) -> None:
    """`gate.broken_<table>`: staged rows that break a rule, with a column per rule, true where they do, else null.

    The view `gate.judged_<table>` shows the same of every staged row: most rows break nothing, and to write that down
    for each rule, or to join it, would cost as much as judging.
    """
    ids = [rule.id for rule in rules]
    day = day_column(table)
    own = [*(f"this.{name}" for name in ORIGIN), f"cast({f'this.{day}' if day else 'null'} as date) as _day"]
    _run(
        connection,
        rules,
        f"{again.rows(connection, table, rules)} as this",
        lambda ids, marks, source: (
            f"create or replace table gate.broken_{table.name} as"
            f" select {', '.join([*ORIGIN, '_day', *_heard(rules, ids)])}"
            f" from (select {', '.join([*own, *marks])} from {source}) where coalesce({', '.join([*ids, 'false'])})"
        ),
    )
    again.keep(connection, table)
    none = [f"cast(null as boolean) as {rule}" for rule in ids]
    connection.execute(
        f"create view gate.judged_{table.name} as"
        f" select {', '.join([*ORIGIN, *ids])} from gate.broken_{table.name} union all"
        f" select {', '.join([*ORIGIN, *none])} from {tables.staged(table)}"
        f" where _row_id not in (select _row_id from gate.broken_{table.name})"
    )


def _heard(rules: list[Rule], ids: list[str]) -> list[str]:
    """The marks to write down: of a row that cannot be used, those too that look at none of its unusable values."""
    asked = [rule for rule in rules if rule.id in ids]
    stopping = [rule for rule in asked if rule.severity == "quarantine"]
    heard = []
    for rule in asked:
        silencing = [] if rule in stopping else [other.id for other in stopping if other.silences(rule)]
        stopped = f"coalesce({', '.join([*silencing, 'false'])})"
        heard.append(f"case when not {stopped} then {rule.id} end as {rule.id}" if silencing else rule.id)
    return heard


def _mark_groups(connection: duckdb.DuckDBPyConnection, table: Table, per: str, rules: list[Rule]) -> None:
    """`gate.judged_<table>_by_<per>`: every file, day or month, with a column per rule."""
    group = groups.group(table, per)
    own = [f"{group.file} as _file_seq", f"{group.day} as _day"]
    _run(
        connection,
        rules,
        f"{group.relation} as this",
        lambda _, marks, source: (
            f"create or replace table gate.judged_{table.name}_by_{per} as"
            f" select {', '.join([*own, *marks])} from {source}{group.grouped}"
        ),
    )


def _joined(connection: duckdb.DuckDBPyConnection, rules: list[Rule], this: str) -> str:
    """Gathers what the rules ask of other rows; the joins that give it to `this`."""
    lookups = {lookup.name: lookup for rule in rules for lookup in rule.lookups}.values()
    for lookup in lookups:
        tables.gather(connection, lookup, this)
    return "".join(map(tables.joined, lookups))


def _run(connection: duckdb.DuckDBPyConnection, rules: list[Rule], this: str, statement: Statement) -> None:
    """Marks by all rules at once; where that fails, by each alone, so that the error names the rule."""
    try:
        _mark_by(connection, rules, this, statement)
    except duckdb.Error:
        for rule in rules:
            _check(connection, rule, this, statement)
        raise


def _mark_by(connection: duckdb.DuckDBPyConnection, rules: list[Rule], this: str, statement: Statement) -> None:
    ids = [rule.id for rule in rules]
    marks = [f"case when {tables.filled(rule.predicate)} then true end as {rule.id}" for rule in rules]
    connection.execute(statement(ids, marks, this + _joined(connection, rules, this)))


def _check(connection: duckdb.DuckDBPyConnection, rule: Rule, this: str, statement: Statement) -> None:
    try:
        _mark_by(connection, [rule], this, statement)
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


def _to_be_blocked(connection: duckdb.DuckDBPyConnection, rules: list[Rule]) -> list[Block]:
    """The files that break a rule whose severity is block, a line for each such rule."""
    predicates = {rule.id: rule.predicate for rule in rules if rule.severity == "block"}
    found = connection.execute(
        """
        select rule_id, file_seq, file_sha256, file_name, sum(rows_checked), sum(rows_failed)
        from gate.rule_results inner join raw.landed_files using (file_seq)
        where severity = 'block' and state = 'failed'
        group by all order by all
        """
    ).fetchall()
    return [Block(*fields, predicate=predicates[fields[0]]) for fields in found]
