"""What the gate reads: staged rows, and the rows of each table that came in."""

import duckdb

from hotline import contracts
from hotline.contracts import Table
from hotline.errors import HotlineError
from hotline.gate.rule import PLACE
from hotline.paths import SEEDS
from hotline.words import say


def staged(table: Table) -> str:
    """The relation of all staged rows of a table."""
    return f"staging.{table.staging}"


def present(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The tables a rule can look at: those with rows, and lists that have reference rows to fall back on."""
    try:
        return {
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


def filled(predicate: str) -> str:
    """A rule's predicate with its places filled by relations."""
    return PLACE.sub(lambda place: _relation(place[1], place[2]), predicate)


def _relation(kind: str, name: str) -> str:
    return f"gate.kept_{name}" if kind == "kept" else staged(contracts.tables()[name])


def _has_reference(table: Table) -> bool:
    return (SEEDS / "reference" / f"{table.name}.csv").exists()
