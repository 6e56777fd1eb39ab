"""What the gate reads: staged rows, the rows of each table that came in, and what rows are told of others."""

import duckdb

from hotline import contracts, delta
from hotline.contracts import Table
from hotline.errors import HotlineError
from hotline.gate.rule import PLACE, Lookup
from hotline.paths import SEEDS
from hotline.words import say


def staged(table: Table) -> str:
    """The relation of all staged rows of a table."""
    return f"staging.{table.staging}"


def present(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """What a rule can look at: tables with rows, lists that have reference rows to fall back on, and seeds."""
    seeds = connection.execute(
        "select table_schema || '.' || table_name from information_schema.tables"
        " where table_schema in ('reference', 'rules')"
    ).fetchall()
    try:
        return {name for (name,) in seeds} | {
            table.name for table in contracts.tables().values() if has_rows(connection, table) or _has_reference(table)
        }
    except duckdb.CatalogException as error:
        raise HotlineError(say("gate.not_staged")) from error


def has_rows(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether any row of the table is staged."""
    return connection.execute(f"select 1 from {staged(table)} limit 1").fetchone() is not None


def let_in(connection: duckdb.DuckDBPyConnection) -> None:
    """Views `gate.kept_<table>`: its rows that are not in quarantine and, for a list, the reference rows it lacks."""
    for table in contracts.tables().values():
        connection.execute(f"create or replace view gate.kept_{table.name} as {_kept(table)}")


def _kept(table: Table) -> str:
    kept = (
        f"select * from {staged(table)} as staged where not exists (select 1 from gate.quarantine as quarantine "
        f"where quarantine.table_name = '{table.name}' and quarantine._row_id = staged._row_id)"
    )
    if _has_reference(table):
        key = table.key[0]
        kept += (
            f" union all by name select * from reference.{table.name} as reference where not exists "
            f"(select 1 from {staged(table)} as staged where staged.{key} = reference.{key})"
        )
    return kept


def gather(connection: duckdb.DuckDBPyConnection, lookup: Lookup, this: str) -> None:
    """Table `gate.lookup_<name>`, unless it is there: what a lookup holds, one row a key.

    Of a delta, or where few rows ask, of the keys that `this` asks for.
    """
    key = ", ".join(lookup.by.values())
    held = ", ".join(f"{aggregate} as {name}" for name, aggregate in lookup.holds.items())
    source, found = filled(lookup.source), "true"
    if lookup.few or delta.is_under_way(connection):
        connection.execute(f"drop table if exists gate.lookup_{lookup.name}")
        same = " and ".join(f"asked.{theirs} = {ours}" for ours, theirs in lookup.told_by.items())
        found = f"exists (select 1 from {this} where {same})"
    if lookup.several:
        (mark,) = lookup.told_by.values()
        repeated = f"select {mark} from {source} as asked where {found} group by {mark} having count(*) > 1"
        found = f"rowid in (select rowid from {source} where {mark} in ({repeated}))"
    whole = " and ".join(f"{column} is not null" for column in lookup.by.values())
    connection.execute(
        f"create table if not exists gate.lookup_{lookup.name} as"
        f" select {key}, {held} from {source} as asked where {found} and {whole} group by {key}"
    )


def joined(lookup: Lookup) -> str:
    """The join that gives `this` what a lookup holds."""
    same = " and ".join(f"{lookup.name}.{theirs} = {ours}" for ours, theirs in lookup.by.items())
    return f" left join gate.lookup_{lookup.name} as {lookup.name} on {same}"


def filled(text: str) -> str:
    """A predicate or a lookup's source with its places filled by relations."""
    return PLACE.sub(lambda place: _relation(place[1], place[2]), text)


def _relation(kind: str, name: str) -> str:
    if kind == "staged":
        return staged(contracts.tables()[name])
    return f"gate.kept_{name}" if kind == "kept" else f"{kind}.{name}"


def _has_reference(table: Table) -> bool:
    return (SEEDS / "reference" / f"{table.name}.csv").exists()
