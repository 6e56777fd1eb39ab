"""Snapshots: readers keep theirs, the pointer moves only for a whole and reconciled one, nothing personal leaves."""

import csv
import json
import re
import shutil
import stat
from pathlib import Path

import duckdb
import pytest

from hotline import publish, settings, transform, warehouse
from hotline.errors import HotlineError
from hotline.paths import DataFolder

REQUESTS = "select sum(requests) from agg_tickets_by_day"


@pytest.fixture
def city(built_city: DataFolder, tmp_path: Path) -> DataFolder:
    """A city of one's own, to publish from."""
    shutil.copytree(built_city.root, tmp_path / "city")
    return DataFolder(tmp_path / "city")


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> object:
    row = connection.execute(query).fetchone()
    assert row
    return row[0]


def _rename_phone(folder: DataFolder, name: str) -> None:
    with warehouse.connect_built(folder) as connection:
        connection.execute("update dim_channels set name_zh = ? where channel_code = 'phone'", [name])


PHONE = "select name_zh from dim_channels where channel_code = 'phone'"


def test_a_reader_keeps_its_snapshot_while_newer_ones_appear(city: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "snapshots_kept", lambda: 1)
    first = publish.current(city)
    reader = publish.open_current(city)
    before = (_one(reader, PHONE), _one(reader, REQUESTS))

    for name in ("次", "再次"):
        _rename_phone(city, name)
        newest = publish.publish(city)

    assert (_one(reader, PHONE), _one(reader, REQUESTS)) == before
    assert _one(reader.cursor(), "select count(*) from fct_tickets") == _one(reader, "select count(*) from fct_tickets")
    assert _one(publish.open_current(city), PHONE) == "再次"
    assert first
    assert publish.snapshots(city) == [newest.id], "only the newest stays on disc, the reader's is still readable"


def test_rollback_points_to_the_snapshot_before(city: DataFolder) -> None:
    first = publish.current(city)
    assert first
    _rename_phone(city, "次")
    second = publish.publish(city)
    assert publish.rollback(city).id == first.id
    assert _one(publish.open_current(city), PHONE) == "电话"
    with pytest.raises(HotlineError):
        publish.rollback(city)
    assert publish.rollback(city, second.id).id == second.id
    with pytest.raises(HotlineError, match="20000101"):
        publish.rollback(city, "20000101")


def test_a_build_begins_with_databases_that_hold_nothing_of_the_last(city: DataFolder) -> None:
    city.built_database("detail").with_name("detail.duckdb.wal").write_bytes(b"left by a build that died")
    transform.register_raw(city)
    assert [file.name for file in city.built.iterdir()] == ["build.duckdb"]


def test_totals_that_differ_leave_the_pointer_alone(city: DataFolder) -> None:
    before = publish.current(city)
    with warehouse.connect_built(city) as connection:
        connection.execute("delete from fct_tickets where ticket_id = (select min(ticket_id) from fct_tickets)")
    with pytest.raises(HotlineError, match="总数对不上"):
        publish.publish(city)
    assert publish.current(city) == before
    assert len(publish.snapshots(city)) == 1


def test_a_full_disc_leaves_the_pointer_and_no_half_snapshot(city: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = publish.current(city)

    def no_space(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publish, "_flush_to_disc", no_space)
    with pytest.raises(HotlineError, match="No space left"):
        publish.publish(city)
    assert publish.current(city) == before
    assert {path.name for path in city.published.iterdir()} == {before.id, "current"}


def test_the_manifest_says_what_went_in_and_what_came_out(city: DataFolder) -> None:
    snapshot = publish.current(city)
    assert snapshot
    written = json.loads((snapshot.folder / "manifest.json").read_text("utf-8"))
    assert written["snapshot"] == snapshot.id
    assert {"published_at", "git_version", "gate", "inputs", "rows"} <= written.keys()
    assert all(len(entry["sha256"]) == 64 for entry in written["inputs"])
    assert sum(entry["lines"] for entry in written["inputs"]) > 0
    with publish.open_current(city) as reader:
        for database in ("marts", "detail"):
            for table, rows in written["rows"][database].items():
                assert _one(reader, f"select count(*) from {table}") == rows


def test_what_is_published_is_what_is_described(city: DataFolder) -> None:
    nodes = json.loads((city.dbt_output / "manifest.json").read_text(encoding="utf-8"))["nodes"].values()
    described = {node["name"]: set(node["columns"]) for node in nodes if node["resource_type"] == "model"}
    with publish.open_current(city) as reader:
        published = reader.execute(
            """select table_name, list(column_name) from duckdb_columns()
            where database_name in ('marts', 'detail') and not internal group by all"""
        ).fetchall()
    assert len(published) > 40
    for table, columns in published:
        assert set(columns) == described.get(table, set(columns)), table


def test_readers_cannot_reach_beyond_their_snapshot(city: DataFolder) -> None:
    snapshot = publish.current(city)
    assert snapshot
    restricted = snapshot.folder / "restricted.duckdb"
    assert stat.S_IMODE(restricted.stat().st_mode) == 0o600
    with publish.open_current(city) as reader:
        for query in (
            f"attach '{restricted}' as stolen",
            "select * from read_csv('/etc/passwd')",
            "copy fct_tickets to 'stolen.csv'",
            "delete from marts.dim_channels",
            "set enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                reader.execute(query)


NAMED = ("requester_name", "requester_phone", "requester_id_number", "applicant", "approver")


def _planted(folder: DataFolder) -> set[str]:
    """Every field of the inbox that names a requester or who signed a share; some stand in free texts too."""
    planted = set()
    for file in folder.inbox.rglob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                planted |= {row[name] for name in NAMED if row.get(name)}
    return planted


def test_no_requester_and_no_planted_identifier_reaches_a_reader(city: DataFolder) -> None:
    planted = _planted(city)
    assert {"江晚舟", "柳笛声", "乔木森"} <= planted, "they stand in a finding, a theme and as an applicant"
    with publish.open_current(city) as reader:
        columns = reader.execute(
            """select database_name, table_name, column_name from duckdb_columns()
            where database_name in ('marts', 'detail') and data_type = 'VARCHAR' and column_name not like '%sha256'"""
        ).fetchall()
        assert columns
        for database, table, column in columns:
            values = reader.execute(f'select distinct "{column}" from {database}.{table}').fetchall()
            text = "\n".join(value for (value,) in values if value)
            assert not [secret for secret in planted if secret in text], f"{table}.{column}"
            assert not re.search(r"1[3-9]\d{9}|\d{15}", text), f"{table}.{column}"
    manifest = (city.published / publish.snapshots(city)[-1] / "manifest.json").read_text("utf-8")
    reports = "".join(file.read_text("utf-8") for file in city.gate_report.rglob("*.*"))
    assert not [secret for secret in planted if secret in manifest + reports]
