"""How many rows each day has, by file, city and the codes of lists: one look at a table, whatever rules ask."""

import duckdb

from hotline import contracts, delta
from hotline.contracts import Table
from hotline.gate.rule import day_column
from hotline.gate.tables import staged


def has_city(table: Table) -> bool:
    """Whether a table's rows name their city; otherwise they have their ticket's."""
    return _has(table, "city_code")


def listed(table: Table) -> list[str]:
    """The columns that hold one code of a list."""
    return [column.name for column in table.columns if column.codes and not column.is_list]


def count(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """`gate.counts_<table>`: rows by file, day, city and what they say in each list.

    Of a delta, what was counted before, with what came and without what gave way.
    """
    before, replaced = f"counts_{table.name}", f"replaced_{table.name}"
    parts = [_counted(table, staged(table))]
    if delta.is_under_way(connection) and delta.has(connection, before) and _cities_stand(connection, table):
        arrived = f"(select * from {staged(table)} where _file_seq in (select file_seq from delta.files))"
        parts = [f"select * from delta.{before}", _counted(table, arrived)]
        if delta.has(connection, replaced):
            parts.append(f"select * replace (-rows as rows) from ({_counted(table, f'delta.{replaced}')})")
    connection.execute(
        f"""
        create or replace table gate.counts_{table.name} as
        select * replace (cast(sum(rows) as bigint) as rows) from ({" union all ".join(parts)})
        group by all having sum(rows) <> 0
        """
    )


def _counted(table: Table, rows: str) -> str:
    day = day_column(table)
    city, join = ("one.city_code" if has_city(table) else "cast(null as varchar)"), ""
    if _has_tickets_city(table):
        city = "tickets.city_code"
        join = f" left join {staged(contracts.tables()['tickets'])} as tickets using (ticket_id)"
    said = "".join(f", one.{name}" for name in listed(table))
    return f"""
        select
            one._file_seq as file_seq, cast({f"one.{day}" if day else "null"} as date) as day, {city} as city_code
            {said}, count(*) as rows
        from {rows} as one{join}
        group by all
    """


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)


def _has_tickets_city(table: Table) -> bool:
    return _has(table, "ticket_id") and not has_city(table)


def _cities_stand(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether the rows counted before are of the cities they were of: no ticket of theirs came or changed its city."""
    if not _has_tickets_city(table) or not delta.has(connection, "replaced_tickets"):
        return True
    moved = f"""
        select tickets.ticket_id
        from {staged(contracts.tables()["tickets"])} as tickets
        left join delta.replaced_tickets as replaced using (ticket_id)
        where
            tickets._file_seq in (select file_seq from delta.files)
            and tickets.city_code is distinct from replaced.city_code
            -- where every row had a city, none waits for a new ticket
            and (
                replaced.ticket_id is not null
                or exists (select 1 from delta.counts_{table.name} where city_code is null)
            )
    """
    known = f"select 1 from {staged(table)} where ticket_id in ({moved}) limit 1"
    return connection.execute(known).fetchone() is None
