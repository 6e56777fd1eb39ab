"""Writes the city's tables as files in contract layout: every contract column in its order, a file a year for facts."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from hotline import contracts

FORMATS = {
    "csv": "format csv, header true, timestampformat '%Y-%m-%d %H:%M:%S'",
    "parquet": "format parquet, compression zstd",
}


def files(connection: duckdb.DuckDBPyConnection, out: Path, form: str) -> Iterator[tuple[str, Path, int]]:
    """One file a table, for the facts one a year (by each row's own time); yields table, file and its rows."""
    for table in contracts.tables().values():
        found = columns(connection, f"out_{table.name}")
        if not found:
            continue
        selected = ", ".join(
            column.name if column.name in found else f"null::varchar as {column.name}" for column in table.columns
        )
        years: list[int | None] = [None]
        if "_year" in found:
            years = [year for (year,) in connection.execute("select distinct year from cells order by 1").fetchall()]
        for year in years:
            where = "" if year is None else f" where _year = {year}"
            path = out / f"{table.name}{'' if year is None else f'_{year}'}.{form}"
            yield table.name, path, copy(connection, f"select {selected} from out_{table.name}{where}", path, form)


def planted(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The identifiers planted in texts: ticket, column, kind, value; returns how many."""
    return copy(connection, "select * from planted", path, "csv")


def copy(connection: duckdb.DuckDBPyConnection, query: str, path: Path, form: str) -> int:
    """Writes what a query gives to a file; returns the number of rows."""
    written = connection.execute(f"copy ({query}) to $path ({FORMATS[form]})", {"path": str(path)}).fetchone()
    return written[0] if written else 0


def columns(connection: duckdb.DuckDBPyConnection, view: str) -> set[str]:
    """The columns of a view, none if it is not there."""
    found = connection.execute("select column_name from duckdb_columns() where table_name = $view", {"view": view})
    return {name for (name,) in found.fetchall()}
