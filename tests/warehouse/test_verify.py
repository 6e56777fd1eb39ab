"""`hotline verify` finds whatever was lost or altered since it was written."""

import shutil
from pathlib import Path

import duckdb
import pytest

from hotline import publish, warehouse
from hotline.landing import lake
from hotline.paths import DataFolder
from hotline.verify import verify


@pytest.fixture(scope="module")
def sound(built_city: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("verify") / "city")
    shutil.copytree(built_city.root, folder.root)
    return folder


def _a_file(folder: DataFolder) -> Path:
    return folder.lake / next(file.path for file in lake.vouched(folder) if file.path.startswith("calls/"))


def test_a_sound_city(sound: DataFolder) -> None:
    checked, wrong = verify(sound)

    assert not wrong
    assert len(checked) == 3


def test_a_byte_changed_in_the_lake(sound: DataFolder) -> None:
    file = _a_file(sound)
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    try:
        assert [str(file) in sentence for sentence in verify(sound)[1]] == [True]
    finally:
        file.write_bytes(whole)


def test_a_stranger_in_the_lake(sound: DataFolder) -> None:
    stranger = _a_file(sound).with_name("stranger.parquet")
    stranger.write_bytes(b"")
    try:
        assert [str(stranger) in sentence for sentence in verify(sound)[1]] == [True]
    finally:
        stranger.unlink()


def test_a_fact_too_few(sound: DataFolder) -> None:
    file = sound.built_database("detail")
    whole = file.read_bytes()
    with warehouse.connect_built(sound) as connection:
        connection.execute("delete from detail.fct_calls where call_id = (select min(call_id) from detail.fct_calls)")
    try:
        assert any("fct_calls" in sentence for sentence in verify(sound)[1])
    finally:
        file.write_bytes(whole)


def test_a_snapshot_that_lost_a_row(sound: DataFolder) -> None:
    snapshot = publish.current(sound)
    file = snapshot.folder / "marts.duckdb"
    whole = file.read_bytes()
    with duckdb.connect(file) as connection:
        connection.execute("delete from dim_channels where channel_code = 'phone'")
    try:
        assert [snapshot.id in sentence and "dim_channels" in sentence for sentence in verify(sound)[1]] == [True]
    finally:
        file.write_bytes(whole)
