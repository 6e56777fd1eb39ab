"""The main job is killed, or finds the disc full, at any moment: the next run gives the same, none is half-seen."""

import multiprocessing
import os
import random
import resource
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from types import ModuleType

import pytest

from hotline import cli, publish
from hotline.errors import HotlineError
from hotline.paths import DataFolder
from hotline.run import run
from hotline.verify import verify
from hotline.words import say
from tests.warehouse.days import UPDATES, Change, put, rows
from tests.warehouse.held import marts

# Runs are forked from a process that has imported everything: no moment falls into that, and nobody waits for it.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["hotline.run", "hotline.gate.expecting", "dbt.cli.main"])
# When a file landed is the one thing that another run does otherwise.
OF_THE_CLOCK = "marts.landed_files"
A_DAY = [
    Change("tickets", 2, 0, 0, "cancelled", "same", UPDATES[0]),
    Change("tickets", 7, 0, 1 << 2, "spoilt", "same", UPDATES[0]),
    Change("ticket_events", 12, 4, 1, "taken", "same", UPDATES[0]),
    Change("calls", 1, 1, 25, "moved", "new", None),
]


@pytest.fixture(autouse=True)
def nothing_to_run_first(monkeypatch) -> None:
    """Streamlit's own tests leave their page as the main module, which every process would run before its work."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@contextmanager
def a_reader_of(folder: DataFolder) -> Iterator[None]:
    """Asks the current snapshot again and again, which must not fail."""
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
        yield
    finally:
        done.set()
        reader.join()
    assert not failed


def start(folder: DataFolder) -> tuple[ForkServerProcess, Connection]:
    """A run, and where what it reports can be read."""
    said, says = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=run, args=(folder, says.send))
    process.start()
    says.close()
    return process, said


def kill(folder: DataFolder, steps: int, seconds: float) -> None:
    """Starts a run and kills it so long after it reported so many steps, unless it is done before."""
    process, said = start(folder)
    with suppress(EOFError):
        for _ in range(steps):
            said.recv()
    process.join(seconds)
    process.kill()
    process.join()


def run_to_its_end(folder: DataFolder) -> list[float]:
    """A run that nobody disturbs; the seconds before each of its reports."""
    process, said = start(folder)
    moments = [perf_counter()]
    with suppress(EOFError):
        while said.recv():
            moments.append(perf_counter())
    process.join()
    assert process.exitcode == 0
    return [after - before for before, after in pairwise(moments)]


def without_room(folder: DataFolder, most: int, said: Path) -> None:
    """`hotline run` where no file can become larger than `most` bytes; what it says goes to a file."""
    for stream in (1, 2):
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    sys.argv = ["hotline", "run", "--data-dir", str(folder.root)]
    cli.main()


def tells_that_the_disc_is_full(folder: DataFolder, most: int) -> None:
    """A run that finds no room says so, and readers keep what they had."""
    before = publish.current(folder)
    told = folder.root / "told.txt"
    process = PROCESSES.Process(target=without_room, args=(folder, most, told))
    process.start()
    process.join()
    assert process.exitcode == 1
    said = told.read_text(encoding="utf-8")
    assert say("command.full_disc") in said
    assert "Traceback" not in said
    assert publish.current(folder) == before


def is_refused_beside_another(folder: DataFolder) -> None:
    """A run beside another says which process that is, and leaves."""
    process, said = start(folder)
    said.recv()
    with pytest.raises(HotlineError, match=rf"pid {process.pid}\b"):
        run(folder, print)
    process.kill()
    process.join()


def held(folder: DataFolder) -> dict[str, list[tuple]]:
    """All rows of all marts, but for the times of landing."""
    return {table: rows for table, rows in marts(folder).items() if table != OF_THE_CLOCK}


def is_as_undisturbed(folder: DataFolder, expected: dict[str, list[tuple]]) -> None:
    """Runs once more, then compares."""
    run_to_its_end(folder)
    assert verify(folder)[1] == []
    found = held(folder)
    assert found.keys() == expected.keys()
    for table, rows_of_it in expected.items():
        assert found[table] == rows_of_it, table


def test_stopped_a_few_times_in_a_row(built_city: DataFolder, tmp_path: Path) -> None:
    # GIVEN the small city in a folder of its own, never built
    folder = DataFolder(tmp_path / "city")
    shutil.copytree(built_city.inbox, folder.inbox)

    # WHEN its first runs are killed while they land, and while they judge, a reader asking all the while
    with a_reader_of(folder):
        kill(folder, 0, 0.5)
        kill(folder, 3, 2)
        # WHEN the disc is full, and WHEN another runs already
        tells_that_the_disc_is_full(folder, 1 << 20)
        is_refused_beside_another(folder)
        # THEN the next gives what a run gives that nobody killed
        is_as_undisturbed(folder, held(built_city))


@pytest.mark.prove
@pytest.mark.parametrize("has_a_day_to_do", [False, True], ids=["everything to do", "a day to do"])
def test_killed_at_twenty_five_moments(built_city: DataFolder, tmp_path: Path, has_a_day_to_do: bool) -> None:
    # GIVEN a published city, and a day that has come since, or nothing left of it but what is published
    before, undisturbed, folder = (DataFolder(tmp_path / name) for name in ("before", "undisturbed", "city"))
    shutil.copytree(built_city.root, before.root)
    if has_a_day_to_do:
        put(before, 1, A_DAY, rows(built_city.inbox))
    else:
        before.build_database.unlink()
        shutil.rmtree(before.lake)
    shutil.copytree(before.root, undisturbed.root)
    seconds = run_to_its_end(undisturbed)
    expected = held(undisturbed)
    chance = random.Random(20231231)

    for number in range(25):
        shutil.rmtree(folder.root, ignore_errors=True)
        shutil.copytree(before.root, folder.root)
        step = chance.randrange(len(seconds))
        moment = chance.uniform(0, seconds[step])
        with a_reader_of(folder):
            # WHEN a run is killed in any of its steps
            kill(folder, step, moment)
            # THEN the next gives what a run gives that nobody killed
            is_as_undisturbed(folder, expected)
        print(f"{number}: killed {moment:.1f} s into step {step} of {len(seconds)}")


@pytest.mark.prove
@pytest.mark.parametrize("most", [8 << 20, 24 << 20])
def test_a_full_disc_is_told_and_the_next_run_makes_good(built_city: DataFolder, tmp_path: Path, most: int) -> None:
    folder = DataFolder(tmp_path / "city")
    shutil.copytree(built_city.root, folder.root)
    folder.build_database.unlink()
    with a_reader_of(folder):
        tells_that_the_disc_is_full(folder, most)
        is_as_undisturbed(folder, held(built_city))
