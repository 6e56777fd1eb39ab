"""The main job is killed at any moment: the next run gives the same, nothing half-done was ever to be seen."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import pytest

from hotline import publish
from hotline.errors import HotlineError
from hotline.paths import PROJECT, DataFolder
from hotline.verify import verify
from tests.warehouse.held import marts

RUN = [sys.executable, "-m", "hotline", "run"]
# When a file landed is the one thing that another run does otherwise.
OF_THE_CLOCK = "marts.landed_files"


@contextmanager
def a_reader_of(folder: DataFolder) -> Iterator[list[str]]:
    """Asks the current snapshot again and again; what went wrong stands in the list."""
    failed: list[str] = []
    done = Event()

    def read() -> None:
        while not done.wait(0.2):
            if not folder.current.exists():
                continue
            try:
                with publish.open_current(folder) as connection:
                    asked = connection.execute("select count(*) from fct_tickets, fct_indicator_values").fetchall()
                    assert asked[0][0] > 0
            except (HotlineError, OSError, AssertionError, RuntimeError) as error:
                failed.append(repr(error))

    reader = Thread(target=read)
    reader.start()
    try:
        yield failed
    finally:
        done.set()
        reader.join()


def start(folder: DataFolder) -> subprocess.Popen[bytes]:
    """`hotline run`, in a group of its own, as it is killed: with all that it started."""
    environment = {**os.environ, "HOTLINE_DATA_DIR": str(folder.root)}
    return subprocess.Popen(
        RUN, cwd=PROJECT, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def kill_after(seconds: float, folder: DataFolder) -> None:
    """Starts a run and kills it, unless it is done before."""
    process = start(folder)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def run_to_its_end(folder: DataFolder) -> float:
    """A run that nobody disturbs; its seconds."""
    began = perf_counter()
    process = start(folder)
    _, said = process.communicate()
    assert process.returncode == 0, said.decode()
    return perf_counter() - began


def held(folder: DataFolder) -> dict[str, list[tuple]]:
    """All rows of all marts, but for the times of landing."""
    return {table: rows for table, rows in marts(folder).items() if table != OF_THE_CLOCK}


def is_as_undisturbed(folder: DataFolder, undisturbed: DataFolder) -> None:
    """Runs once more, then compares."""
    run_to_its_end(folder)
    assert verify(folder)[1] == []
    found, expected = held(folder), held(undisturbed)
    assert found.keys() == expected.keys()
    for table, rows in expected.items():
        assert found[table] == rows, table


def test_killed_a_few_times_in_a_row(built_city: DataFolder, tmp_path: Path) -> None:
    # GIVEN the small city in a folder of its own, never built
    folder = DataFolder(tmp_path / "city")
    shutil.copytree(built_city.inbox, folder.inbox)

    # WHEN its first runs are killed early and late, a reader asking all the while
    with a_reader_of(folder) as failed:
        for seconds in (4, 18):
            kill_after(seconds, folder)
        # THEN the next gives what a run gives that nobody killed
        is_as_undisturbed(folder, built_city)
    assert not failed


@pytest.mark.prove
def test_killed_at_fifty_moments(built_city: DataFolder, tmp_path: Path) -> None:
    # GIVEN the seconds of a whole run
    folder = DataFolder(tmp_path / "city")
    shutil.copytree(built_city.inbox, folder.inbox)
    seconds = run_to_its_end(folder)
    chance = random.Random(20231231)

    with a_reader_of(folder) as failed:
        for number in range(50):
            # WHEN a run with everything to do is killed
            (folder.build_database.parent / "build.duckdb").unlink(missing_ok=True)
            if number % 2:
                shutil.rmtree(folder.lake)
            kill_after(chance.uniform(0, seconds), folder)
            # THEN the next gives what a run gives that nobody killed
            is_as_undisturbed(folder, built_city)
    assert not failed
