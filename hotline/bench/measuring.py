"""One measurement: wall and processor seconds of a piece of work, and the most memory it held."""

import os
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, process_time

import psutil


@dataclass(frozen=True)
class Step:
    """What one step took: wall and processor seconds, and the most memory held, bytes."""

    name: str
    seconds: float
    processor: float
    memory: int


def measured(name: str, do: Callable[[], object]) -> Step:
    """Does the work once and tells what it took."""
    done = Event()
    most = [0]

    def watch() -> None:
        process = psutil.Process()
        while not done.wait(0.05):
            most[0] = max(most[0], process.memory_info().rss)

    watcher = Thread(target=watch)
    watcher.start()
    began, processor_began = perf_counter(), process_time()
    try:
        do()
    finally:
        seconds, processor = perf_counter() - began, process_time() - processor_began
        done.set()
        watcher.join()
    return Step(name, seconds, processor, most[0])


def measured_process(name: str, command: Sequence[str | Path]) -> Step:
    """Runs a program and tells what it took with all that it started; CalledProcessError if it fails."""
    done = Event()
    most = [0]
    began = perf_counter()
    program = subprocess.Popen(command)

    def watch() -> None:
        while not done.wait(0.5):
            # what processes share counts once among them; one that ends meanwhile is left out
            with suppress(psutil.Error):
                root = psutil.Process(program.pid)
                family = [root, *root.children(recursive=True)]
                most[0] = max(most[0], sum(process.memory_full_info().pss for process in family))

    watcher = Thread(target=watch)
    watcher.start()
    _, status, used = os.wait4(program.pid, 0)
    seconds = perf_counter() - began
    program.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    watcher.join()
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, command)
    return Step(name, seconds, used.ru_utime + used.ru_stime, most[0])
