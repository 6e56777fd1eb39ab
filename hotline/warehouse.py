"""The only place that opens DuckDB: the same limits everywhere, and never an extension from the network."""

from pathlib import Path

import duckdb

from hotline import settings

# Dictionaries of string parts cost as much as everything else about writing a table of texts does, and zstd makes
# those smaller. profiles.yml says the same to dbt.
STORAGE = "set disabled_compression_methods = 'dict_fsst'; set zstd_min_string_length = 100"


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
    connection = duckdb.connect(str(database), read_only=read_only, config=config)
    connection.execute(STORAGE)
    return connection
