"""Which rows a delta makes the gate judge again: those that came, and those that ask of others what has changed."""

import re
from collections.abc import Iterator

import duckdb

from hotline import contracts, delta
from hotline.contracts import Table
from hotline.gate.rule import PLACE, Lookup, Rule
from hotline.gate.tables import filled, staged

# A source of which each row comes of one row of a table: it tells of changed rows what it tells of all.
_OF_SEVERAL_ROWS = re.compile(r"\b(over|join|exists|group|union)\b")


# The relation of a table's changed rows, or None if there are none.
Changed = dict[str, str | None]


def rows(connection: duckdb.DuckDBPyConnection, table: Table, rules: list[Rule]) -> str:
    """The staged rows to judge: all, or of a delta those that may be judged otherwise than before.

    `delta.again_<table>` names these, and `delta.broken_<table>` keeps the marks of the others. A rule that asks of
    changed rows otherwise than by columns makes all rows be judged, as do other rules than before.
    """
    if not table.touched_by or not delta.is_under_way(connection) or not _were_judged_by(connection, table, rules):
        return staged(table)
    changed: Changed = {}
    asked = [one for rule in rules for one in _asked(connection, rule, changed)]
    if None in asked:
        return staged(table)
    conditions = {"_file_seq in (select file_seq from delta.files)", *filter(None, asked)}
    found = " union ".join(
        f"select _row_id, rowid as number from {staged(table)} as this where {one}" for one in sorted(conditions)
    )
    connection.execute(f"create table delta.again_{table.name} as {found}")
    return f"(select * from {staged(table)} where rowid in (select number from delta.again_{table.name}))"


def keep(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Gives the marks of rows that were not judged again back to `gate.broken_<table>`."""
    if delta.has(connection, f"again_{table.name}"):
        connection.execute(
            f"""
            insert into gate.broken_{table.name}
            select * from delta.broken_{table.name}
            where
                _row_id not in (select _row_id from delta.again_{table.name})
                and _row_id in (select _row_id from {staged(table)})
            """
        )


def verdicts(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, int, int]]:
    """What Great Expectations counted before, by the rules of which the gate counts the same now; of a delta.

    It need not count these again: most of a day's rules are about tables of which the day has no rows.
    """
    if not delta.is_under_way(connection):
        return {}
    found = connection.execute(
        """
        select rule_id, verdicts.rows_checked, verdicts.rows_failed
        from delta.verdicts
        inner join gate.rule_results using (rule_id)
        group by all
        having
            sum(rule_results.rows_checked) = verdicts.rows_checked
            and sum(rule_results.rows_failed) = verdicts.rows_failed
        """
    )
    return {verdict[0]: verdict for verdict in found.fetchall()}


def _were_judged_by(connection: duckdb.DuckDBPyConnection, table: Table, rules: list[Rule]) -> bool:
    columns = connection.execute(
        "select column_name from duckdb_columns() where schema_name = 'delta' and table_name = ? order by column_index",
        [f"broken_{table.name}"],
    ).fetchall()
    return [name for (name,) in columns if not name.startswith("_")] == [rule.id for rule in rules]


def _asked(connection: duckdb.DuckDBPyConnection, rule: Rule, known: Changed) -> Iterator[str | None]:
    """What is true of the rows to which a rule may say something else, since others changed; None if of any row."""
    for place in PLACE.finditer(rule.predicate):
        if changed := _changed(connection, place, known):
            named = re.match(r" as (\w+)", rule.predicate[place.end() :])
            same = re.findall(rf"\b{named[1]}\.(\w+) = this\.(\w+)", rule.predicate) if named else []
            yield _equal(changed, {f"this.{ours}": theirs for theirs, ours in same}) if same else None
    for lookup in rule.lookups:
        yield from _told(connection, lookup, known)


def _told(connection: duckdb.DuckDBPyConnection, lookup: Lookup, known: Changed) -> Iterator[str | None]:
    for place in PLACE.finditer(lookup.source):
        if changed := _changed(connection, place, known):
            is_of_one_row = not _OF_SEVERAL_ROWS.search(lookup.source)
            source = lookup.source.replace(place[0], changed)
            yield _equal(filled(source), lookup.told_by) if is_of_one_row else None


def _equal(relation: str, columns: dict[str, str]) -> str:
    same = " and ".join(f"changed.{theirs} = {ours}" for ours, theirs in columns.items())
    return f"exists (select 1 from {relation} as changed where {same})"


def _changed(connection: duckdb.DuckDBPyConnection, place: re.Match[str], known: Changed) -> str | None:
    """The rows of a table that came, that gave way, and that went to quarantine or left it; None if there are none.

    What no sender brings does not change in a delta, and what is told of files does not change for those known.
    """
    if place[1] not in ("kept", "staged"):
        return None
    if place[2] not in known:
        known[place[2]] = _gathered(connection, contracts.tables()[place[2]])
    return known[place[2]]


def _gathered(connection: duckdb.DuckDBPyConnection, table: Table) -> str | None:
    replaced = f"select * from delta.replaced_{table.name} union all by name"
    was, is_now = (
        f"select _row_id from {quarantine} where table_name = '{table.name}'"
        for quarantine in ("delta.quarantined", "gate.quarantine")
    )
    # by their numbers, so that of the other rows no text is read
    connection.execute(
        f"""
        create or replace table delta.changed_{table.name} as
        {replaced if delta.has(connection, f"replaced_{table.name}") else ""}
        select * from {staged(table)}
        where rowid in (
            select rowid from {staged(table)} where _file_seq in (select file_seq from delta.files)
            union
            select rowid from {staged(table)}
            where _row_id in (({was} except {is_now}) union all ({is_now} except {was}))
        )
        """
    )
    relation = f"delta.changed_{table.name}"
    return relation if connection.execute(f"select 1 from {relation} limit 1").fetchone() else None
