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
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Visits:
    """What the readers saw, and what it took: the most memory the server held, the processor seconds it spent."""

    clicks: list[Click]
    most_memory: int
    spent: float

    @property
    def failures(self) -> list[str]:
        """What went wrong, a line each."""
        return [click.failure for click in self.clicks if click.failure]

    @property
    def answered(self) -> list[float]:
        """How long the answers took, the shortest first."""
        return sorted(click.seconds for click in self.clicks if not click.failure)


def bench(_: float) -> str:
    """The readers at the dashboard of a province; `make bench PART=readers`."""
    return _told(measure(province.published(settings.data_folder().root / "bench")))


def measure(folder: DataFolder) -> Visits:
    """Serves the folder and lets the readers at it."""
    with _serving(folder) as (port, server):
        return asyncio.run(_all(folder, port, server))


async def _all(folder: DataFolder, port: int, server: psutil.Process) -> Visits:
    began, before = perf_counter(), _spent(server)
    clicks: list[Click] = []
    most = 0
    visits = [
        asyncio.create_task(_visit(port, random.Random(number), began + SECONDS, clicks)) for number in range(READERS)
    ]
    publishing = asyncio.create_task(_publish(folder, began + SECONDS))
    while not all(visit.done() for visit in visits):
        most = max(most, server.memory_info().rss)
        await asyncio.sleep(0.5)
    await asyncio.gather(publishing, *visits)
    return Visits(clicks, most, _spent(server) - before)


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


def _told(visits: Visits) -> str:
    clicks, answered = visits.clicks, visits.answered
    pages = sorted({click.page for click in clicks})
    lines = [
        f"{READERS} readers, {SECONDS} s: {len(clicks)} answers, {len(visits.failures)} errors; "
        f"half within {statistics.median(answered):.2f} s, 95 % within {share(answered, 0.95):.2f} s, "
        f"the longest {answered[-1]:.2f} s. "
        f"The server spent {visits.spent / len(clicks):.3f} s of processor an answer and held at most "
        f"{visits.most_memory / 2**20:,.0f} MiB.",
        "",
        "| page | answers | half within | 95 % within | KiB an answer |",
        "|---|---:|---:|---:|---:|",
    ]
    for page in pages:
        of_page = [click for click in clicks if click.page == page and not click.failure]
        took = sorted(click.seconds for click in of_page)
        if took:
            lines.append(
                f"| {page or 'overview'} | {len(took)} | {statistics.median(took):.2f} s | {share(took, 0.95):.2f} s "
                f"| {statistics.mean(click.size for click in of_page) / 1024:,.0f} |"
            )
    lines += ["", *sorted({f"- {failure}" for failure in visits.failures})]
    return "\n".join(lines).rstrip() + "\n"


def share(ordered: list[float], part: float) -> float:
    """The value that this part of all does not exceed."""
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
