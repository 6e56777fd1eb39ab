"""Staging by hand: typed rows straight into the working database, where only the gate is looked at."""

import duckdb

from hotline import contracts, ledger, warehouse
from hotline.paths import DataFolder
from tests.rules.planting import Row

TYPES = {"integer": "bigint", "decimal": "double", "timestamp": "timestamp", "date": "date", "flag": "boolean"}


def stage(folder: DataFolder, rows: dict[str, list[Row]], fingerprint: str = "hash({})") -> None:
    """Every staging table anew, with the given rows (texts that can be read); one file holds all rows of a table.

    `fingerprint`: what is made of the columns by which rows say the same.
    """
    with warehouse.connect(folder.build_database) as connection:
        ledger.register(connection, folder)
        connection.execute("create schema if not exists staging; create schema if not exists reference")
        connection.execute("create schema if not exists rules")
        connection.execute("create or replace table rules.category_versions (version varchar, valid_to date)")
        connection.execute("create or replace table reference.districts (district_code varchar, parent_code varchar)")
        connection.execute("insert into reference.districts values ('320800', '320000'), ('320803', '320800')")
        for table in contracts.tables().values():
            columns = [f"{column.name} {TYPES.get(column.type, 'varchar')}" for column in table.columns]
            if table.fingerprint:
                number = fingerprint.format(", ".join(table.fingerprint))
                columns.append(f"_fingerprint ubigint generated always as ({number})")
            origin = ["_row_id bigint", "_file_seq bigint", "_line bigint", "_sheet varchar", "_unreadable varchar"]
            connection.execute(f"create or replace table staging.{table.staging} ({', '.join(columns + origin)})")
            received = ", ".join(f"cast({column.name} as varchar) as {column.name}" for column in table.columns)
            connection.execute(
                f"create or replace view raw.{table.name} as select {received}, _row_id from staging.{table.staging}"
            )
            for number, row in enumerate(rows.get(table.name, ()), start=1):
                _insert(connection, f"staging.{table.staging}", row, number)


def _insert(connection: duckdb.DuckDBPyConnection, staged: str, row: Row, number: int) -> None:
    values = {name: value for name, value in row.items() if value} | {
        "_row_id": number,
        "_file_seq": 1,
        "_line": number,
    }
    places = ", ".join("?" for _ in values)
    connection.execute(f"insert into {staged} ({', '.join(values)}) values ({places})", list(values.values()))
