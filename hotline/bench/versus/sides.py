"""Runs the sides one after the other over the same files, each in a process of its own, and tells what they took."""

import shutil
import sys
from pathlib import Path

from hotline import warehouse
from hotline.bench.measuring import Step, measured_process
from hotline.bench.steps import YEARS, cities, made
from hotline.bench.versus import figures, models
from hotline.bench.versus.postgres_side import programs
from hotline.paths import DataFolder

SIDES = {"duckdb": "hotline's models in DuckDB", "postgres": "the same SQL in PostgreSQL", "pandas": "pandas"}
NO_POSTGRES = "PostgreSQL is left out: it is not installed here (Debian: `apt-get install postgresql`)."


def bench(scale: float) -> str:
    """Builds the city at `scale` as users do, computes its indicators by every side and holds the figures together."""
    folder = made(cities(), scale, YEARS)
    for built in (folder.lake, folder.warehouse):
        shutil.rmtree(built, ignore_errors=True)
    whole = measured_process(
        "hotline run: all of it", [sys.executable, "-m", "hotline", "--data-dir", folder.root, "run", "--full"]
    )
    work = folder.root / "versus"
    shutil.rmtree(work, ignore_errors=True)
    models.prepare(folder, work)
    taken = {side: beside(work, folder.inbox, side) for side in SIDES if side != "postgres" or programs()}
    values = {side: figures.differences(folder.built_database("marts"), work, side) for side in taken}
    wrong = {side: apart for side, (_, apart) in values.items() if apart}
    if wrong:
        raise SystemExit(f"values that are not the warehouse's: {wrong}")
    shutil.rmtree(work)
    return _table(scale, whole, taken, values["duckdb"][0], folder)


def beside(work: Path, inbox: Path, side: str) -> Step:
    """One side's seconds and memory, from the senders' files to the values."""
    module = f"hotline.bench.versus.{side}_side"
    return measured_process(SIDES[side], [sys.executable, "-m", module, work, inbox])


def _table(scale: float, whole: Step, taken: dict[str, Step], values: int, folder: DataFolder) -> str:
    ours = taken["duckdb"]
    with warehouse.connect_built(folder, read_only=True) as house:
        tickets, indicators = house.execute(
            f"select (select count(*) from fct_tickets), count(*) from dim_indicators where {models.carried()}"
        ).fetchone()
    lines = [
        f"Scale {scale:g}: {tickets:,} tickets of {' and '.join(map(str, YEARS))} with all that belongs to them; "
        f"{values:,} values of {indicators} indicators, which all sides find alike.",
        "",
        "| side | seconds | × ours | processor seconds | × ours | peak memory |",
        "|---|---:|---:|---:|---:|---:|",
        *(
            f"| {step.name} | {step.seconds:.1f} | {step.seconds / ours.seconds:.1f} "
            f"| {step.processor:.1f} | {step.processor / ours.processor:.1f} | {step.memory / 2**20:,.0f} MiB |"
            for step in (whole, *taken.values())
        ),
    ]
    if "postgres" not in taken:
        lines += ["", NO_POSTGRES]
    return "\n".join(lines) + "\n"
