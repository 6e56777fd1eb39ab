"""The project's models alone in DuckDB, `python -m hotline.bench.versus.duckdb_side WORK INBOX`: no lake, gate, dbt."""

import sys
from pathlib import Path

from hotline import contracts, warehouse
from hotline.bench.versus.models import COLUMNS, models_in

TYPES = {"integer": "bigint", "decimal": "double", "timestamp": "timestamp", "date": "date", "flag": "boolean"}


def values(work: Path, inbox: Path) -> None:
    """Loads the files and makes every model; the values stand in `duckdb.duckdb` then."""
    with warehouse.connect(work / "duckdb.duckdb", scratch=work / "scratch") as connection:
        for table, columns in COLUMNS.items():
            of_contract = contracts.tables()[table]
            types = {name: TYPES.get(of_contract.column(name).type, "varchar") for name in columns.split()}
            files = [str(file) for file in sorted(inbox.rglob(f"{table}_*.csv"))]
            connection.execute(
                f"create table {of_contract.staging} as select {', '.join(types)} "
                f"from read_csv({files}, header = true, delim = ',', quote = '\"', types = {types})"
            )
        for file in sorted((work / "given").glob("*.parquet")):
            connection.execute(f"create table {file.stem} as select * from '{file}'")
        for model in models_in(work):
            kind = "view" if model.is_view else "table"
            connection.execute(f"create {kind} {model.name} as {model.sql}")


if __name__ == "__main__":
    values(*map(Path, sys.argv[1:]))
