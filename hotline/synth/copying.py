"""Copies of rows of the finished tables, under keys of their own or under the same."""

import duckdb

from hotline.contracts import Table
from hotline.synth import fault as faults


def copy(connection: duckdb.DuckDBPyConnection, table: Table, rows: str, mark: str, number: int = 0) -> int:
    """Adds copies of rows at the end, under a key of their own if `mark` is given; the last place before them."""
    [(last,)] = connection.execute(f"select max(_place) from faulty_{table.name}").fetchall()
    own = faults.own_key(table)
    name = own.name
    new_key = {
        "date": f"(date '1900-01-01' + {10 * number} + row_number() over ()::integer)::varchar",
        "integer": f"({10 * number} + row_number() over ())::varchar",
    }.get(own.type, f"{name} || {mark}")
    columns = ", ".join(
        f"{new_key} as {name}" if column.name == name and mark else column.name for column in table.columns
    )
    connection.execute(
        f"insert into faulty_{table.name} select {last} + row_number() over () as _place, _file, {columns} {rows}"
    )
    return last
