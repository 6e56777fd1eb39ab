"""A browser and a served dashboard; without Chromium these tests are skipped and say so."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from hotline.paths import PROJECT, DataFolder

# What `.ci/browser` installs first, then what a desktop has.
BROWSERS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
CHROMIUM = Path(os.environ.get("HOTLINE_CHROMIUM", next(filter(Path.exists, BROWSERS), BROWSERS[0])))
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--published", action="append", default=[], help="a data folder to draw every page of; repeatable")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "published" in metafunc.fixturenames:
        folders = metafunc.config.getoption("--published", [])
        metafunc.parametrize("published", [DataFolder(Path(folder)) for folder in folders], ids=folders)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that failed tells what its reader saw at last."""
    report = yield
    if report.failed and (launched := getattr(item, "funcargs", {}).get("chromium")):
        for page in (page for context in launched.contexts for page in context.pages):
            report.sections.append((f"seen at {page.url}", page.inner_text("body")))
    return report


@pytest.fixture
def browser(chromium) -> Iterator:
    """The session's browser; what a test leaves open would go on drawing beside the next."""
    yield chromium
    for context in chromium.contexts:
        context.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}; .ci/browser installs it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[DataFolder], str]]:
    """Serves a data folder, once a session; the address it answers at."""
    addresses: dict[Path, str] = {}
    with ExitStack() as servers:

        def serve_folder(folder: DataFolder) -> str:
            if folder.root not in addresses:
                addresses[folder.root] = servers.enter_context(serving(folder))
            return addresses[folder.root]

        yield serve_folder


@contextmanager
def serving(folder: DataFolder) -> Iterator[str]:
    """Runs `hotline serve` over a data folder as a user would; the address it answers at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "hotline", "serve", "--data-dir", str(folder.root), "--port", str(port)]
    server = subprocess.Popen(command, cwd=PROJECT, env=os.environ | {"HOTLINE_LANGUAGE": "zh"})
    try:
        _wait(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(server: subprocess.Popen, port: int) -> None:
    for _ in range(240):
        assert server.poll() is None, "hotline serve ended early"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("hotline serve did not answer within a minute")
