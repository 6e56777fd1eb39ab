"""What tests share: one small city, built once by the real pipeline, for all of a session's tests to read."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from hotline.paths import DataFolder

INBOX = Path(__file__).parent / "small_city" / "inbox"


@pytest.fixture(scope="session")
def built_city(tmp_path_factory) -> DataFolder:
    """The small city landed, judged, built and published; read it, never change it (copy it first)."""
    base = tmp_path_factory.getbasetemp()
    # Every worker of xdist has its own folder below the session's: the first to come builds, the others wait.
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = DataFolder(shared / "small_city")
    with open(shared / "small_city.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.root.exists():
            # dbt and the gate are slow to import: only a session that asks for the city pays for them.
            from hotline.run import run

            shutil.copytree(INBOX, folder.inbox)
            run(folder, report=print)
    assert folder.current.exists(), "building the small city failed in another worker; see its first error"
    return folder


@pytest.fixture(scope="session")
def full_city(tmp_path_factory) -> DataFolder:
    """Both years of the made-up Huai'an at full size, built and published.

    HOTLINE_PROVE_CITY names a data folder where that was done already (values may be computed there anew); without it
    the city is made and built, which takes its minutes and gigabytes.
    """
    if named := os.environ.get("HOTLINE_PROVE_CITY"):
        return DataFolder(Path(named))
    from hotline.run import run
    from hotline.synth.generate import synthesise

    folder = DataFolder(tmp_path_factory.mktemp("huaian"))
    list(synthesise(folder.inbox, "huaian", 1, 12345))
    run(folder, report=print)
    return folder


@pytest.fixture(scope="session")
def province(tmp_path_factory) -> DataFolder:
    """Two years of a province, 43.67 million requests in the later one, published.

    HOTLINE_PROVE_PROVINCE names the folder `bench` below a data folder where `make bench PART=readers` made it; without
    it the province is made, which takes six minutes of processor.
    """
    from hotline.bench.province import published

    return published(Path(os.environ.get("HOTLINE_PROVE_PROVINCE") or tmp_path_factory.mktemp("province")))
