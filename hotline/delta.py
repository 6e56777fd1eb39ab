"""What landed since the last whole build, and what that touches: the next build computes only this.

The record of the last whole build stands in the working database. It is taken away before a build changes anything and
put back when all is done, so that a build that died is followed by one of everything.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import duckdb

from hotline import contracts, ledger, warehouse
from hotline.contracts import Table
from hotline.ledger import Entry
from hotline.paths import EXPECTATIONS, MACROS, MODELS, PACKAGE, PROJECT, SEEDS, DataFolder
from hotline.words import say

# Beyond this share of all rows, computing what is touched costs more than computing everything.
MOST = 0.2

# What changes with every delta. Not the quarantine, which every model names that reads staging: whose rows went there
# or left it is known by table.
_TELLS_OF_IT = re.compile(r"source\.hotline\.(ledger|gate(?!\.quarantine))\.")


@dataclass(frozen=True)
class Plan:
    """What a build has to do: everything, because of `reason`, or what the rows of `files` touch."""

    reason: str | None
    files: tuple[Entry, ...] = ()
    rows: Counter[str] = field(default_factory=Counter)

    @property
    def is_full(self) -> bool:
        """Whether everything is built anew."""
        return self.reason is not None

    @property
    def tables(self) -> list[Table]:
        """The contract tables that rows landed for."""
        return [table for table in contracts.tables().values() if self.rows[table.name]]


EVERYTHING = Plan("")


def plan(folder: DataFolder, *, full: bool) -> Plan:
    """What the next build has to do, by what landed since the last; never by the clock."""
    recorded = _recorded(folder)
    if full or recorded is None or recorded["project"] != project():
        reason = "asked_for" if full else "project_changed" if recorded else "no_whole_build"
        return Plan(say(f"delta.{reason}"))
    landed = ledger.counted(folder)
    new = tuple(entry for entry in landed if entry.file_seq not in recorded["files"])
    rows = _rows(new)
    changed = sorted(table for table in facts_depend_on(folder) if rows[table])
    if len(new) + len(recorded["files"]) > len(landed):
        return Plan(say("delta.files_gone"))
    if changed:
        return Plan(say("delta.list_changed", tables=", ".join(changed)))
    if rows.total() > MOST * _rows(landed).total():
        return Plan(say("delta.too_much", rows=rows.total()))
    return Plan(None, new, rows)


def built_as(folder: DataFolder) -> str | None:
    """What the last build is known by; None if it did not come to its end: what it left is not to be published."""
    recorded = _recorded(folder)
    return hashlib.sha256(json.dumps(recorded).encode()).hexdigest() if recorded else None


def begin(connection: duckdb.DuckDBPyConnection, folder: DataFolder, planned: Plan) -> None:
    """Takes the record away and, for a delta, lays down schema `delta`: its files, and what they will have touched."""
    connection.execute("drop table if exists raw.last_build; drop schema if exists delta cascade")
    if planned.is_full:
        return
    connection.execute("create schema delta")
    connection.execute("create table delta.touched_ticket_id (ticket_id varchar)")
    connection.execute("create table delta.touched_call_id (call_id varchar)")
    # the tickets whose own row changed
    connection.execute("create table delta.changed_ticket_id (ticket_id varchar)")
    # as macros/delta/note_changes.sql fills it: what aggregates count apart within a day
    within = (node["config"]["meta"].get("touched_within", ()) for node in _models(folder).values())
    parts = "".join(f", {part} varchar" for part in dict.fromkeys(chain.from_iterable(within)))
    connection.execute(f"create table delta.touched_counted_date (fact varchar, counted_date date{parts})")
    connection.execute("create table delta.quarantined as select table_name, _row_id from gate.quarantine")
    connection.execute("create table delta.verdicts as select * from gate.verdicts")
    known = (
        "select table_name from duckdb_tables()"
        " where schema_name = 'gate' and regexp_matches(table_name, '^(broken|counts)_')"
    )
    for (table,) in connection.execute(known).fetchall():
        connection.execute(f"create table delta.{table} as select * from gate.{table}")
    connection.execute(
        "create table delta.files as select unnest(?) as file_seq", [[one.file_seq for one in planned.files]]
    )
    # looked for by macros/delta/is_delta.sql; it goes when all is built, and the rest stays
    connection.execute("create table delta.under_way as select 1")


def finish(folder: DataFolder) -> None:
    """Puts the record down: what has landed so far is built, all of it."""
    with warehouse.connect_built(folder) as connection:
        connection.execute("drop table if exists delta.under_way")
        built = json.dumps({"project": project(), "files": [entry.file_seq for entry in ledger.counted(folder)]})
        connection.execute("create or replace table raw.last_build as select ? as built", [built])


def read(connection: duckdb.DuckDBPyConnection, table: Table) -> tuple[str, bool]:
    """The relation of a table's rows that the last build staged, and whether these were a delta's alone, maybe none."""
    if not has(connection, "files"):
        return f"raw.{table.name}", False
    return f"delta.{table.name}" if has(connection, table.name) else f"(from raw.{table.name} where false)", True


def is_under_way(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a delta is being built."""
    return has(connection, "under_way")


def has(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether the last build left this table or view of a delta."""
    found = connection.execute(
        "select 1 from information_schema.tables where table_schema = 'delta' and table_name = ?", [name]
    )
    return found.fetchone() is not None


def project() -> str:
    """A hash of everything that decides what a build makes of the same rows, the engine and its fingerprints too."""
    told = hashlib.sha256(duckdb.__version__.encode())
    files = [file for place in (MODELS, MACROS, SEEDS, EXPECTATIONS) for file in place.rglob("*") if file.is_file()]
    for file in sorted([*files, *PACKAGE.rglob("*.py"), PROJECT / "dbt_project.yml"]):
        told.update(str(file.relative_to(PROJECT)).encode() + b"\0" + file.read_bytes() + b"\0")
    return told.hexdigest()


def facts_depend_on(folder: DataFolder) -> set[str]:
    """The lists that models read which compute only what is touched: a row of theirs may touch everything."""
    nodes = _models(folder)
    found = set()
    seen = set()
    waiting = [key for key, node in nodes.items() if node["config"]["meta"].get("touched_by")]
    while waiting:
        key = waiting.pop()
        if key not in seen and key in nodes and not nodes[key]["config"]["meta"].get("followed"):
            seen.add(key)
            waiting += nodes[key]["depends_on"]["nodes"]
    for table in contracts.tables().values():
        if f"model.hotline.{table.staging}" in seen and not table.touched_by:
            found.add(table.name)
    return found


def changed_by(folder: DataFolder, tables: set[str]) -> list[str]:
    """The models after the gate that rows of these tables can change, and those that tell of the delta itself.

    What holds only the rows that a delta touches is one of these, whatever table they came from: other models take all
    that stands in it for this delta's.
    """
    nodes = _models(folder)
    staged = {f"model.hotline.{table.staging}": table.name for table in contracts.tables().values()}
    changed: dict[str, bool] = {key: name in tables for key, name in staged.items()}

    def is_changed(key: str) -> bool:
        if key not in changed:
            parents = nodes[key]["depends_on"]["nodes"] if key in nodes else []
            is_of_delta = key in nodes and "touched_by" in nodes[key]["config"]["meta"]
            changed[key] = any([is_of_delta, *(_TELLS_OF_IT.match(one) or is_changed(one) for one in parents)])
        return changed[key]

    return sorted(nodes[key]["name"] for key in nodes if key not in staged and is_changed(key))


def _recorded(folder: DataFolder) -> dict[str, Any] | None:
    databases = ("build", *warehouse.PUBLISHED)
    if not all(folder.built_database(name).exists() for name in databases):
        return None
    with warehouse.connect(folder.build_database, scratch=folder.scratch) as connection:
        try:
            found = connection.execute("select built from raw.last_build").fetchone()
        except duckdb.CatalogException:
            return None
    return json.loads(found[0]) if found else None


def _rows(files: Iterable[Entry]) -> Counter[str]:
    rows: Counter[str] = Counter()
    for file in files:
        rows.update(file.rows_by_table)
    return rows


def _models(folder: DataFolder) -> dict[str, Any]:
    """dbt's models by their keys, as the last invocation knew them."""
    manifest = json.loads((folder.dbt_output / "manifest.json").read_text(encoding="utf-8"))
    return {key: node for key, node in manifest["nodes"].items() if node["resource_type"] == "model"}
