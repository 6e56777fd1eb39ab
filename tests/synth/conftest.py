"""The city of Huai'an, generated once a session: small for every run, at full size for the heavy one."""

import fcntl
import os
import shutil
from collections.abc import Iterator

import pytest

from hotline import warehouse
from hotline.synth.generate import synthesise
from tests.synth.made import City, load

SEED = 12345


@pytest.fixture(scope="session", params=[0.01, pytest.param(1, marks=pytest.mark.prove)], ids=["small", "full"])
def huaian(request, tmp_path_factory) -> Iterator[City]:
    """Both years of Huai'an at a hundredth and, in `make prove`, at full size; read it, never change it."""
    scale = request.param
    base = tmp_path_factory.getbasetemp()
    # Every worker of xdist has its own folder below the session's: the first to come makes the city, the others wait.
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, database = shared / f"huaian_{scale}", shared / f"huaian_{scale}.duckdb"
    with open(shared / f"huaian_{scale}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            list(synthesise(folder, "huaian", scale, SEED))
            load(folder, database.with_suffix(".part"))
            database.with_suffix(".part").rename(database)
    with warehouse.connect(database, read_only=True) as connection:
        yield City(folder, scale, lambda query: connection.execute(query).fetchall())
    if scale == 1:
        # gigabytes that nobody asks for again
        shutil.rmtree(folder)
        database.unlink()
