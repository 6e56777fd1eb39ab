"""Proves that nothing was lost or altered: the lake by its hashes, every total from lines to facts, the snapshots."""

from collections.abc import Iterable

import duckdb

from hotline import gate, ledger, publish, warehouse
from hotline.files import sha256_of
from hotline.landing import lake
from hotline.lock import only_one
from hotline.paths import DataFolder
from hotline.publish import Snapshot
from hotline.words import say


def verify(folder: DataFolder) -> tuple[list[str], list[str]]:
    """What was checked and what is wrong, a sentence each; nothing is repaired.

    HotlineError while another process writes, since totals differ until it is done.
    """
    with only_one(folder):
        lines = sum(entry.lines for entry in ledger.entries(folder))
        checked = [say("verify.lake", files=len(lake.vouched(folder)), lines=lines)]
        wrong = list(_altered(folder))
        if folder.build_database.exists():
            checked.append(say("verify.totals"))
            wrong += gate.reconcile(folder, whole=True)
        snapshots = publish.snapshots(folder)
        checked.append(say("verify.snapshots", snapshots=len(snapshots)))
        for snapshot_id in snapshots:
            wrong += _short(publish.load(folder, snapshot_id))
    return checked, wrong


def _altered(folder: DataFolder) -> Iterable[str]:
    """Files of the lake that are gone, are not what was written, or are strangers there."""
    for file in lake.vouched(folder):
        path = folder.lake / file.path
        if not path.exists():
            yield say("verify.gone", path=path)
        elif sha256_of(path) != file.sha256:
            yield say("verify.altered", path=path)
    for path in lake.unvouched(folder):
        yield say("verify.unknown", path=path)


def _short(snapshot: Snapshot) -> Iterable[str]:
    """Tables of a snapshot that do not hold the rows its manifest counts."""
    for database, tables in snapshot.manifest["rows"].items():
        with warehouse.connect(snapshot.folder / f"{database}.duckdb", read_only=True) as connection:
            for table, rows in tables.items():
                try:
                    found = connection.execute(f"select count(*) from {table}").fetchall()[0][0]
                except duckdb.Error:
                    found = None
                if found != rows:
                    yield say("verify.short", snapshot=snapshot.id, table=table, expected=rows, found=found)
