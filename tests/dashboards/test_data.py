"""Questions are computed once, for one snapshot, and a new snapshot is found without a restart."""

import json
import shutil
import subprocess
import sys
from datetime import date

import duckdb
import pytest

from dashboards import data
from hotline.paths import PROJECT, DataFolder
from tests.dashboards.fixture import SNAPSHOT, publish_city

NEXT = "20250103-060000-000001"
YEAR = {"scope_kind": "city", "scope_code": "990100", "period_kind": "year", "period_start": "2024-01-01"}


def test_nothing_is_published_yet(folder: DataFolder) -> None:
    assert data.current() is None


def test_an_answer_is_computed_once(city: DataFolder) -> None:
    reader = data.current()
    assert reader
    assert reader.ask("indicators", **YEAR) is reader.ask("indicators", **YEAR)


def test_answers_cannot_be_changed_by_one_of_their_readers(city: DataFolder) -> None:
    row = data.current().ask("areas")[0]
    with pytest.raises(AttributeError):
        row.name = "x"


def test_a_new_snapshot_is_found_and_the_old_one_goes_on(city: DataFolder) -> None:
    old = data.current()
    before = old.ask("as_of", until=date.max)
    publish_city(city, NEXT, rows=False)
    assert data.current().id == NEXT
    assert data.current().ask("as_of", until=date.max)[0].as_of_date is None
    # GIVEN the old files are removed WHEN its reader asks something new THEN it is answered
    shutil.rmtree(city.snapshot(SNAPSHOT))
    assert old.ask("as_of", until=date.max) is before
    assert len(old.ask("indicators", **YEAR)) == 12


def test_a_rollback_is_followed(city: DataFolder) -> None:
    publish_city(city, NEXT)
    assert data.current().id == NEXT
    city.current.write_text(SNAPSHOT)
    assert data.current().id == SNAPSHOT


def test_a_pointer_to_nothing_is_an_error_with_a_name(city: DataFolder) -> None:
    city.current.write_text("20990101-000000-000000")
    with pytest.raises(data.SnapshotUnreadable):
        data.current()


def test_readers_cannot_write(city: DataFolder) -> None:
    with pytest.raises(duckdb.Error):
        data.current().connection.execute("drop table marts.dim_units")


def test_pages_start_without_the_heavy_libraries() -> None:
    program = "import dashboards.data, sys, json; print(json.dumps(sorted(m.split('.')[0] for m in sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert not {"great_expectations", "dbt", "sqlalchemy"} & set(json.loads(ran.stdout.splitlines()[-1]))
