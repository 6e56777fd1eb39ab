"""Runs the models of a built warehouse again over other staged rows, from the SQL that dbt compiled."""

import json
import shutil
from pathlib import Path

import duckdb

from hotline import warehouse
from hotline.paths import DataFolder


def copy_of_databases(built: DataFolder, to: Path) -> DataFolder:
    """A data folder at `to` that holds nothing but a copy of the working databases."""
    copied = DataFolder(to)
    shutil.copytree(built.built, copied.built)
    return copied


def copy_without_rows(built: DataFolder, to: Path) -> duckdb.DuckDBPyConnection:
    """A copy of the working databases in which every staging table is empty and nothing is quarantined."""
    connection = warehouse.connect_built(copy_of_databases(built, to))
    tables = connection.sql(
        "select schema_name, table_name from duckdb_tables() where schema_name = 'staging' or table_name = 'quarantine'"
    ).fetchall()
    for schema, table in tables:
        connection.execute(f"delete from {schema}.{table}")
    return connection


def rebuild(connection: duckdb.DuckDBPyConnection, built: DataFolder, *targets: str) -> None:
    """Builds the `targets` and everything between staging and them anew, in order."""
    manifest = json.loads((built.dbt_output / "manifest.json").read_text(encoding="utf-8"))
    models = {
        key: node
        for key, node in manifest["nodes"].items()
        if node["resource_type"] == "model" and node["schema"] != "staging"
    }
    done: set[str] = set()

    def build(key: str) -> None:
        if key in done or key not in models:
            return
        done.add(key)
        for parent in models[key]["depends_on"]["nodes"]:
            build(parent)
        kind = "view" if models[key]["config"]["materialized"] == "view" else "table"
        connection.execute(f"create or replace {kind} {models[key]['relation_name']} as {models[key]['compiled_code']}")

    for target in targets:
        build(f"model.hotline.{target}")
