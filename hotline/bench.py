"""What the main job costs: each step's seconds, memory and rows, beside the floor of reading the same input once."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import psutil

from hotline import gate, land, ledger, publish, settings, transform, warehouse
from hotline.paths import DOCS, DataFolder
from hotline.synth.generate import synthesise

PAGE = DOCS / "performance.md"
SEED = 12345
IMPORTS = {"Python": "pass", "dbt": "import dbt.cli.main", "Great Expectations": "import great_expectations"}


@dataclass(frozen=True)
class Step:
    """What one step took: wall seconds and the most memory this process held, bytes."""

    name: str
    seconds: float
    memory: int


def bench(tickets: int) -> str:
    """Makes (or reuses) a city of `tickets` tickets, runs every step once and gives the page."""
    folder = DataFolder(settings.data_folder().root / "bench" / str(tickets))
    if not folder.inbox.exists():
        for _ in synthesise(folder.root / "made", "yunze", tickets / 1_000_000, SEED):
            pass
        (folder.root / "made").rename(folder.inbox)
    _forget(folder)
    start_up = {name: _measured(name, lambda code=code: _python(code)).seconds for name, code in IMPORTS.items()}
    # The modules are imported before the clock starts: their cost stands apart.
    transform.register_raw(folder)
    transform.build(folder, transform.BEFORE_GATE)
    gate.judge(folder)
    _forget(folder)
    floor = _measured("floor", lambda: _copy_to_parquet(folder))
    work: dict[str, Callable[[], object]] = {
        "land": lambda: land.land(folder),
        "stage": lambda: (transform.register_raw(folder), transform.build(folder, transform.BEFORE_GATE)),
        "judge": lambda: gate.judge(folder),
        "build": lambda: transform.build(folder, transform.AFTER_GATE),
        "publish": lambda: publish.publish(folder),
    }
    steps = [_measured(name, do) for name, do in work.items()]
    return _page(tickets, sum(entry.lines for entry in ledger.entries(folder)), floor, steps, start_up)


def _forget(folder: DataFolder) -> None:
    """Removes what an earlier run made, but not the extracts."""
    for path in (folder.lake, folder.warehouse):
        subprocess.run(["rm", "-rf", str(path)], check=True)


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def _copy_to_parquet(folder: DataFolder) -> None:
    """The floor: DuckDB reads every file of the inbox once and writes it as Parquet."""
    out = folder.root / "floor.parquet"
    with warehouse.connect(scratch=folder.scratch) as connection:
        for file in sorted(folder.inbox.glob("*.csv")):
            connection.execute(
                f"copy (select * from read_csv('{file}', all_varchar = true)) to '{out}' (format parquet)"
            )
    out.unlink()


def _measured(name: str, do: Callable[[], object]) -> Step:
    done = Event()
    most = [0]

    def watch() -> None:
        process = psutil.Process()
        while not done.wait(0.05):
            most[0] = max(most[0], process.memory_info().rss)

    watcher = Thread(target=watch)
    watcher.start()
    began = perf_counter()
    try:
        do()
    finally:
        seconds = perf_counter() - began
        done.set()
        watcher.join()
    return Step(name, seconds, most[0])


def _page(tickets: int, rows: int, floor: Step, steps: list[Step], start_up: dict[str, float]) -> str:
    total = sum(step.seconds for step in steps)
    lines = [
        "# Performance",
        "",
        "Written by `make bench TICKETS=…`: one run of the main job over the made-up city, on whatever machine it ran.",
        "Seconds are noise from one machine to the next; the ratios to the floor, measured in the same run, are not.",
        "The floor is DuckDB reading the same files once and writing them as Parquet.",
        "",
        f"{tickets:,} tickets over two years, {rows:,} rows in all tables.",
        "",
        "| step | seconds | × floor | rows a second | peak memory |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {step.name} | {step.seconds:.1f} | {step.seconds / floor.seconds:.1f} "
            f"| {rows / step.seconds:,.0f} | {step.memory / 2**20:,.0f} MiB |"
            for step in (floor, *steps)
        ),
        f"| land to publish | {total:.1f} | {total / floor.seconds:.1f} | {rows / total:,.0f} "
        f"| {max(step.memory for step in steps) / 2**20:,.0f} MiB |",
        "",
        "Start-up, left out above: " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in start_up.items()) + ".",
        "",
        "Staging, the gate and the build have a fixed part (dbt's graph, one query a model and test) that small cities",
        "mostly pay for; it does not grow with the rows.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    page = bench(int(sys.argv[1]))
    PAGE.write_text(page, encoding="utf-8")
    print(Path(PAGE))
    print(page)
