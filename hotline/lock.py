"""One writer at a time per data folder: the second says who is running and leaves."""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from hotline.errors import HotlineError
from hotline.paths import DataFolder
from hotline.words import say

# `hotline run` holds the lock while it lands: the same process may take it again.
_held: set[Path] = set()


@contextmanager
def only_one(folder: DataFolder) -> Iterator[None]:
    """Holds the data folder's lock; HotlineError if another process does. A process that dies lets go of it."""
    path = folder.lock
    if path in _held:
        yield
        return
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
        opened = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise HotlineError(say("land.unwritable", folder=folder.root, reason=error.strerror)) from None
    with opened as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise HotlineError(say("lock.held", who=file.read().strip(), folder=folder.root)) from None
        file.truncate(0)
        command = " ".join(["hotline", *sys.argv[1:2]])
        file.write(f"{command} (pid {os.getpid()}, {datetime.now():%Y-%m-%d %H:%M:%S})")
        file.flush()
        _held.add(path)
        try:
            yield
        finally:
            _held.remove(path)
            file.truncate(0)
