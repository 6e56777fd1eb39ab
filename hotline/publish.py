"""Publishes what passed the gate as an unchanging snapshot and moves the pointer that readers follow.

A snapshot is a folder with marts.duckdb (aggregates, dimensions, quality), detail.duckdb (masked facts),
restricted.duckdb (unmasked, mode 0600), manifest.json and the gate's pages. It is written aside and renamed, so that
it is there whole or not at all; the file `current` is replaced atomically, so that a reader finds the old snapshot or
the new one.
"""

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from hotline import delta, gate, ledger, ratio, settings, warehouse
from hotline.errors import HotlineError
from hotline.lock import only_one
from hotline.paths import PROJECT, DataFolder
from hotline.words import say

OPEN_TO_READERS = ("marts", "detail")


@dataclass(frozen=True)
class Snapshot:
    """One published state of the warehouse: its id, its folder and what its manifest says."""

    id: str
    folder: Path
    manifest: dict[str, Any]


def publish(folder: DataFolder, *, is_sample: bool = False) -> Snapshot:
    """A new snapshot of what is built, made current; HotlineError, and the pointer untouched, if totals differ.

    Of a sample, whose rows are fewer than its aggregates count, no totals are compared: benches publish such.
    """
    if not folder.build_database.exists():
        raise HotlineError(say("publish.nothing_built"))
    with only_one(folder):
        return _publish(folder, is_sample=is_sample)


def _publish(folder: DataFolder, *, is_sample: bool) -> Snapshot:
    build = delta.built_as(folder)
    if build is None:
        raise HotlineError(say("publish.not_whole"))
    _sweep(folder)
    snapshot_id = _new_id(folder)
    aside = folder.published / f".{snapshot_id}"
    aside.mkdir(parents=True)
    try:
        rows = _rows(folder)
        with ThreadPoolExecutor(1) as beside:
            copying = beside.submit(_copy_databases, folder, aside)
            differences = [] if is_sample else gate.reconcile(folder)
            copying.result()
        if differences:
            raise HotlineError(say("publish.does_not_reconcile", differences="\n".join(differences)))
        manifest = {"build": build, **_manifest(folder, snapshot_id, rows)}
        (aside / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2), encoding="utf-8")
        shutil.copytree(folder.gate_report, aside / "gate")
        for written in (*(aside / "gate").rglob("*"), aside / "manifest.json", aside):
            _flush_to_disc(written)
        aside.rename(folder.snapshot(snapshot_id))
    except HotlineError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    except (OSError, duckdb.Error) as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise HotlineError(say("publish.could_not_write", folder=folder.published, reason=error)) from error
    _point_to(folder, snapshot_id)
    _drop_old(folder)
    return Snapshot(snapshot_id, folder.snapshot(snapshot_id), manifest)


def snapshots(folder: DataFolder) -> list[str]:
    """The ids of all snapshots on disc, oldest first."""
    return sorted(path.parent.name for path in folder.published.glob("[0-9]*/manifest.json"))


def current(folder: DataFolder) -> Snapshot | None:
    """The snapshot readers should open, or None before anything was published."""
    try:
        snapshot_id = folder.current.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return load(folder, snapshot_id)


def of_last_build(folder: DataFolder) -> Snapshot | None:
    """The current snapshot, if it holds what was built last."""
    try:
        now = current(folder)
    except FileNotFoundError:  # somebody took its folder away
        return None
    return now if now and now.manifest.get("build") == delta.built_as(folder) else None


def rollback(folder: DataFolder, to: str | None = None) -> Snapshot:
    """Moves the pointer to snapshot `to`, or to the one before the current; HotlineError if there is none."""
    with only_one(folder):
        known = snapshots(folder)
        now = current(folder)
        if to is None:
            earlier = [snapshot_id for snapshot_id in known if now and snapshot_id < now.id]
            if not earlier:
                raise HotlineError(say("publish.no_earlier_snapshot"))
            to = earlier[-1]
        elif to not in known:
            raise HotlineError(say("publish.unknown_snapshot", id=to, known=", ".join(known)))
        _point_to(folder, to)
        return load(folder, to)


def open_snapshot(snapshot: Snapshot, *, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A read-only connection that knows every table of marts and detail by its bare name, `ratio`, and no other file.

    It goes on undisturbed when newer snapshots are published or this one is removed. It works with all processors
    unless `threads` are given.
    """
    connection = warehouse.connect()
    for database in OPEN_TO_READERS:
        file = str(snapshot.folder / f"{database}.duckdb").replace("'", "''")
        connection.execute(f"attach '{file}' as {database} (read_only)")
    tables = connection.execute(
        "select database_name, table_name from duckdb_tables() where database_name in ('marts', 'detail')"
    ).fetchall()
    for database, table in tables:
        connection.execute(f"create view {table} as select * from {database}.{table}")
    connection.execute(ratio.as_sql_macro())
    if threads:
        connection.execute(f"set threads = {threads}")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def open_current(folder: DataFolder) -> duckdb.DuckDBPyConnection:
    """`open_snapshot` of the current snapshot; HotlineError before anything was published."""
    snapshot = current(folder)
    if snapshot is None:
        raise HotlineError(say("publish.nothing_published", folder=folder.root))
    return open_snapshot(snapshot)


def load(folder: DataFolder, snapshot_id: str) -> Snapshot:
    """The snapshot of this id, which must be on disc."""
    manifest = json.loads((folder.snapshot(snapshot_id) / "manifest.json").read_text(encoding="utf-8"))
    return Snapshot(snapshot_id, folder.snapshot(snapshot_id), manifest)


def _sweep(folder: DataFolder) -> None:
    """Removes what a publishing that died left behind: snapshots half written or half removed."""
    whole = snapshots(folder)
    for path in folder.published.glob("*/"):
        if path.name not in whole:
            shutil.rmtree(path)


def _new_id(folder: DataFolder) -> str:
    """Time to the microsecond, so that ids sort by age and two publications never share one."""
    now = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    latest = snapshots(folder)[-1:]
    # A clock set back must not make the new snapshot look older than the last.
    return now if not latest or now > latest[0] else f"{latest[0]}-1"


def _rows(folder: DataFolder) -> dict[str, dict[str, int]]:
    """Rows of every published model by database; each database then stands in its file alone, to be copied."""
    manifest = json.loads((folder.dbt_output / "manifest.json").read_text(encoding="utf-8"))
    rows: dict[str, dict[str, int]] = {database: {} for database in warehouse.PUBLISHED}
    with warehouse.connect_built(folder) as connection:
        for node in manifest["nodes"].values():
            if node["resource_type"] == "model" and node["database"] in rows:
                try:
                    counted = connection.sql(f"select count(*) from {node['relation_name']}").fetchall()
                except duckdb.CatalogException as error:
                    raise HotlineError(say("gate.not_built")) from error
                rows[node["database"]][node["name"]] = counted[0][0]
        for database in warehouse.PUBLISHED:
            connection.execute(f"checkpoint {database}")
    return rows


def _copy_databases(folder: DataFolder, aside: Path) -> None:
    """Copies, since the next build may change its own in place; what is restricted is nobody else's to read."""
    for database in warehouse.PUBLISHED:
        built = folder.built_database(database)
        copied = aside / built.name
        copied.touch(mode=0o600)
        shutil.copyfile(built, copied)
        if database in OPEN_TO_READERS:
            copied.chmod(0o644)
        _flush_to_disc(copied)


def _manifest(folder: DataFolder, snapshot_id: str, rows: dict[str, dict[str, int]]) -> dict[str, Any]:
    return {
        "snapshot": snapshot_id,
        "published_at": datetime.now().isoformat(sep=" ", timespec="seconds"),
        "git_version": _git_version(),
        "gate": gate.summary(folder),
        "inputs": [
            {"file": entry.file_name, "sha256": entry.file_sha256, "feed": entry.feed, "lines": entry.lines}
            for entry in ledger.entries(folder)
        ],
        "rows": rows,
    }


def _git_version() -> str:
    """The commit the warehouse was built with, or `unknown` where the project is installed without its history."""
    try:
        found = subprocess.run(
            ["git", "describe", "--always", "--dirty"],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return found.stdout.strip()


def _flush_to_disc(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _point_to(folder: DataFolder, snapshot_id: str) -> None:
    aside = folder.current.with_suffix(".new")
    aside.write_text(snapshot_id + "\n", encoding="utf-8")
    _flush_to_disc(aside)
    aside.replace(folder.current)
    _flush_to_disc(folder.published)


def _drop_old(folder: DataFolder) -> None:
    """Removes all but the newest snapshots; a reader that has one open keeps it until it lets go."""
    now = current(folder)
    for snapshot_id in snapshots(folder)[: -settings.snapshots_kept()]:
        if now is None or snapshot_id != now.id:
            shutil.rmtree(folder.snapshot(snapshot_id))
