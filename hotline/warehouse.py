"""The only place that opens DuckDB: the same limits everywhere, and never an extension from the network."""

from pathlib import Path

import duckdb

from hotline import settings


def connect(
    database: Path | str = ":memory:", *, read_only: bool = False, scratch: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection to `database`; it spills to `scratch` beyond the memory limit and never touches the network."""
    config = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": settings.memory_limit(),
    }
    if scratch:
        scratch.mkdir(parents=True, exist_ok=True)
        config["temp_directory"] = str(scratch)
    return duckdb.connect(str(database), read_only=read_only, config=config)
