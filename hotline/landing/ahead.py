"""Lets a generator work in a thread of its own, a little ahead of whoever consumes it."""

from collections.abc import Iterator
from queue import Full, Queue
from threading import Event, Thread
from typing import TypeVar

Item = TypeVar("Item")
_END = object()


def ahead(items: Iterator[Item], depth: int = 2) -> Iterator[Item]:
    """The items in order, at most `depth` made in advance; what the generator raises is raised here."""
    queue: Queue[object] = Queue(depth)
    given_up = Event()

    def put(item: object) -> None:
        while not given_up.is_set():
            try:
                return queue.put(item, timeout=0.1)
            except Full:
                continue

    def work() -> None:
        try:
            for item in items:
                put(item)
                if given_up.is_set():
                    return
            put(_END)
        except BaseException as error:
            put(error)

    thread = Thread(target=work, daemon=True)
    thread.start()
    try:
        while (item := queue.get()) is not _END:
            if isinstance(item, BaseException):
                raise item
            yield item  # type: ignore[misc]
    finally:
        given_up.set()
        thread.join()
