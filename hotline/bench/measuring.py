"""One measurement: wall and processor seconds of a piece of work, and the most memory it held."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from time import perf_counter, process_time

import psutil


@dataclass(frozen=True)
class Step:
    """What one step took: wall and processor seconds, and the most memory this process held, bytes."""

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
