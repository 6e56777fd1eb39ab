"""Thirty readers at once, a click each every five seconds on average, while snapshots are published."""

import asyncio
import random
import socket
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter, sleep

import psutil
from websockets.asyncio.client import connect

from hotline import settings, yml
from hotline.bench import province
from hotline.bench.visitor import FAILED, Click, Visitor
from hotline.paths import DASHBOARDS, PROJECT, DataFolder

READERS, PAUSE, SECONDS = 30, 5.0, 120
# A snapshot is published so long after the start, again and again.
EVERY = 45


def bench(_: float) -> str:
    """The readers at the dashboard of a province; `make bench PART=readers`."""
    return measure(province.published(settings.data_folder().root / "bench"))


def measure(folder: DataFolder, *, readers: int = READERS, seconds: float = SECONDS) -> str:
    """Serves the folder, lets the readers at it, and tells what they saw and what it took."""
    with _serving(folder) as (port, server):
        clicks, most, spent = asyncio.run(_all(folder, port, server, readers, seconds))
    return _told(clicks, most, spent, readers, seconds)


async def _all(
    folder: DataFolder, port: int, server: psutil.Process, readers: int, seconds: float
) -> tuple[list[Click], int, float]:
    """Every click, the most memory the server held, and the processor seconds it spent."""
    began, before = perf_counter(), _spent(server)
    clicks: list[Click] = []
    most = 0
    visits = [
        asyncio.create_task(_visit(port, random.Random(number), began + seconds, clicks)) for number in range(readers)
    ]
    publishing = asyncio.create_task(_publish(folder, began + seconds))
    while not all(visit.done() for visit in visits):
        most = max(most, server.memory_info().rss)
        await asyncio.sleep(0.5)
    await asyncio.gather(publishing, *visits)
    return clicks, most, _spent(server) - before


async def _visit(port: int, dice: random.Random, until: float, clicks: list[Click]) -> None:
    texts = [yml.read(file)["site"] for file in (DASHBOARDS / "text").glob("*.yml")]
    titles = tuple(text[key] for text in texts for key in FAILED)
    await asyncio.sleep(dice.uniform(0, PAUSE))
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    try:
        async with connect(address, subprotocols=["streamlit"], max_size=None, open_timeout=60) as connection:
            visitor = Visitor(connection, dice, titles)
            clicks.append(await visitor.open())
            due = perf_counter()
            while True:
                # The next click is due so long after the last one, not after its answer; who waits does not click.
                due = max(due + dice.expovariate(1 / PAUSE), perf_counter())
                if due > until:
                    return
                await asyncio.sleep(due - perf_counter())
                clicks.append(await visitor.click())
    except Exception as error:
        clicks.append(Click("lost", "", 0, 0, f"{type(error).__name__}: {error}"))


async def _publish(folder: DataFolder, until: float) -> None:
    code = (
        "import sys; from pathlib import Path; from hotline import publish; from hotline.paths import DataFolder; "
        "publish.publish(DataFolder(Path(sys.argv[1])), is_sample=True)"
    )
    while perf_counter() + EVERY < until:
        await asyncio.sleep(EVERY)
        publishing = await asyncio.create_subprocess_exec(sys.executable, "-c", code, str(folder.root), cwd=PROJECT)
        assert await publishing.wait() == 0, "publishing failed"


def _spent(server: psutil.Process) -> float:
    times = server.cpu_times()
    return times.user + times.system


@contextmanager
def _serving(folder: DataFolder) -> Iterator[tuple[int, psutil.Process]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "hotline", "serve", "--data-dir", str(folder.root), "--port", str(port)]
    server = subprocess.Popen(command, cwd=PROJECT)
    try:
        while True:
            assert server.poll() is None, "hotline serve ended early"
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                    break
            except OSError:
                sleep(0.25)
        yield port, psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(20)


def _told(clicks: list[Click], most: int, spent: float, readers: int, seconds: float) -> str:
    failures = [click for click in clicks if click.failure]
    answered = sorted(click.seconds for click in clicks if not click.failure)
    pages = sorted({click.page for click in clicks})
    lines = [
        f"{readers} readers, {seconds:.0f} s: {len(clicks)} answers, {len(failures)} errors; "
        f"half within {statistics.median(answered):.2f} s, 95 % within {_share(answered, 0.95):.2f} s, "
        f"the longest {answered[-1]:.2f} s. "
        f"The server spent {spent / len(clicks):.3f} s of processor an answer and held at most "
        f"{most / 2**20:,.0f} MiB.",
        "",
        "| page | answers | half within | 95 % within | KiB an answer |",
        "|---|---:|---:|---:|---:|",
    ]
    for page in pages:
        of_page = [click for click in clicks if click.page == page and not click.failure]
        took = sorted(click.seconds for click in of_page)
        if took:
            lines.append(
                f"| {page or 'overview'} | {len(took)} | {statistics.median(took):.2f} s | {_share(took, 0.95):.2f} s "
                f"| {statistics.mean(click.size for click in of_page) / 1024:,.0f} |"
            )
    lines += ["", *sorted({f"- {click.failure}" for click in failures})]
    return "\n".join(lines).rstrip() + "\n"


def _share(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
