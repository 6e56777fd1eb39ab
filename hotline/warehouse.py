"""The only place that opens DuckDB: the same limits everywhere, and never an extension from the network."""

from pathlib import Path

import duckdb

from hotline import settings
from hotline.paths import DataFolder

# Looking for parts of strings costs as much as everything else about writing a table of texts does, in dictionaries
# (dict_fsst), and a fifth of it without (fsst); zstd makes texts smaller, from titles on. Keys and codes are shorter.
# profiles.yml says the same to dbt.
STORAGE = "set disabled_compression_methods = 'dict_fsst,fsst'; set zstd_min_string_length = 30"
# This step of planning takes ten seconds over a query of many wide unions, and makes none of ours quicker.
_PLANNING = "set disabled_optimizers = 'projection_placement'"
PUBLISHED = ("marts", "detail", "restricted")
# What is kept is written small: this version still knows dictionaries of whole strings. profiles.yml has it, too.
_KEPT_IN = "storage_version 'v1.2.0'"


def connect(
    database: Path | str = ":memory:", *, read_only: bool = False, scratch: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection to `database`; it spills to `scratch` beyond the memory limit and never touches the network."""
    config = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": settings.memory_limit(),
    }
    if isinstance(database, Path):
        database.parent.mkdir(parents=True, exist_ok=True)
    if scratch:
        scratch.mkdir(parents=True, exist_ok=True)
        config["temp_directory"] = str(scratch)
    connection = duckdb.connect(str(database), read_only=read_only, config=config)
    connection.execute(f"{STORAGE}; {_PLANNING}")
    return connection


def connect_built(folder: DataFolder, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """All working databases in one connection, each by its name; the tables of models are known by their bare names."""
    connection = connect(folder.build_database, read_only=read_only, scratch=folder.scratch)
    for name in PUBLISHED:
        file = str(folder.built_database(name)).replace("'", "''")
        connection.execute(f"attach '{file}' as {name} ({'read_only' if read_only else _KEPT_IN})")
    connection.execute(f"set search_path = '{','.join(f'{name}.main' for name in ('build', *PUBLISHED))}'")
    return connection
