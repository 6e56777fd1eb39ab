"""What the main job costs: each step's seconds, memory and rows, beside the floor of reading the same input once."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hotline import delta, gate, land, ledger, publish, settings, transform, warehouse
from hotline.bench import day
from hotline.bench.measuring import Step, measured
from hotline.paths import DataFolder
from hotline.run import run
from hotline.synth.generate import synthesise

CITY, YEARS, SEED = "huaian", (2022, 2023), 12345
IMPORTS = {"Python": "pass", "dbt": "import dbt.cli.main", "Great Expectations": "import great_expectations"}


@dataclass(frozen=True)
class Job:
    """What the main job took: the floor of the same input, each step, all of them, and all but masking."""

    rows: int
    floor: Step
    steps: list[Step]
    masking: Step

    @property
    def total(self) -> Step:
        """All steps: their seconds together, the most memory any held."""
        return Step(
            "land to publish",
            sum(step.seconds for step in self.steps),
            sum(step.processor for step in self.steps),
            max(step.memory for step in self.steps),
        )

    @property
    def apart(self) -> Step:
        """All steps, without what masking took of building."""
        total, masking = self.total, self.masking
        return Step(
            "without masking", total.seconds - masking.seconds, total.processor - masking.processor, total.memory
        )


def bench(scale: float) -> str:
    """Makes (or reuses) the city at `scale`, runs every step once and tells what they took."""
    folder = made(cities(), scale, YEARS)
    start_up = {name: measured(name, lambda code=code: _python(code)).seconds for name, code in IMPORTS.items()}
    job = taken(folder)
    day.put(folder)
    try:
        more = measured("one day more, all steps", lambda: run(folder, report=print))
        after_the_day = publish.current(folder)
        run(folder, report=print, full=True)
    finally:
        day.take_away(folder)
    differing = day.differing(folder, after_the_day.folder)
    told = f"other rows than after the day in {differing}" if differing else "the same rows as after the day"
    return f"{_measures(scale, job, more, start_up)}\nBuilding everything anew gives {told}.\n"


def taken(folder: DataFolder, *, once: bool = False) -> Job:
    """Runs every step over the folder's inbox; `once` removes its files when they have landed, to spare the disc."""
    # Modules are imported and dbt's project is read before the clock starts: their cost stands apart.
    _forget(folder)
    transform.register_raw(folder)
    transform.stage(folder)
    gate.judge(folder)
    _forget(folder)
    floor = measured("floor", lambda: _copy_to_parquet(folder))
    landing = measured("land", lambda: land.land(folder))
    if once:
        shutil.rmtree(folder.inbox)
    work: dict[str, Callable[[], object]] = {
        "stage": lambda: (transform.register_raw(folder), transform.stage(folder)),
        "judge": lambda: gate.judge(folder),
        "build": lambda: (transform.model(folder), delta.finish(folder)),
        "publish": lambda: publish.publish(folder),
    }
    steps = [landing, *(measured(name, do) for name, do in work.items())]
    masking = measured("masking texts, within build", lambda: _mask(folder))
    return Job(sum(entry.lines for entry in ledger.entries(folder)), floor, steps, masking)


def cities() -> Path:
    """Where the cities that are measured stand, each in a data folder of its own."""
    return settings.data_folder().root / "bench"


def made(root: Path, scale: float, years: tuple[int, ...]) -> DataFolder:
    """The data folder below `root` whose inbox holds these years of the city at that scale; made the first time."""
    folder = DataFolder(root / "-".join([CITY, *map(str, years), f"{scale:g}"]))
    if not folder.inbox.exists():
        for _ in synthesise(folder.root / "made", CITY, scale, SEED, years=years):
            pass
        (folder.root / "made").rename(folder.inbox)
    return folder


def _forget(folder: DataFolder) -> None:
    """Removes what an earlier run made, but neither the extracts nor what dbt knows of its project."""
    for path in [folder.lake, *folder.warehouse.glob("*")]:
        if path.is_file():
            path.unlink()
        elif path != folder.dbt_output:
            shutil.rmtree(path, ignore_errors=True)


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


def _mask(folder: DataFolder) -> None:
    """What the build masks, alone: it grows with new texts only, where everything else grows with all rows."""
    with warehouse.connect_built(folder, read_only=True) as connection:
        connection.execute("select bit_xor(hash(texts)) from intermediate.int_tickets_texts_masked as texts").fetchall()


def _measures(scale: float, job: Job, more: Step, start_up: dict[str, float]) -> str:
    years = " and ".join(map(str, YEARS))
    return "\n".join(
        [
            f"Scale {scale:g}: {job.rows:,} rows in all tables of {years}.",
            "",
            *table(job, [*job.steps, job.total, job.masking, job.apart, more]),
            "",
            f"One day more takes {more.seconds / job.total.seconds:.0%} of the seconds of everything, "
            f"{more.processor / job.total.processor:.0%} of its processor seconds.",
            "",
            "Start-up, left out above: "
            + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in start_up.items())
            + ".",
            "",
        ]
    )


def table(job: Job, steps: list[Step]) -> list[str]:
    """The lines of a table of the floor and these steps, each beside the floor."""
    floor = job.floor
    return [
        "| step | seconds | × floor | processor seconds | × floor | rows a second | peak memory |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(
            f"| {step.name} | {step.seconds:.1f} | {step.seconds / floor.seconds:.1f} "
            f"| {step.processor:.1f} | {step.processor / floor.processor:.1f} "
            f"| {job.rows / step.seconds:,.0f} | {step.memory / 2**20:,.0f} MiB |"
            for step in (floor, *steps)
        ),
    ]
