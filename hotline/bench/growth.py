"""Whether cost grows with the rows: a year at one size and at ten times as many tickets, each beside its own floor."""

import shutil

from hotline import settings
from hotline.bench.steps import Job, cities, made, table, taken

YEAR, TIMES = 2023, 10


def bench(scale: float) -> str:
    """Runs the main job at both sizes, the larger once and for good: its files and what is made of them go again."""
    smaller, larger = _job(scale), _job(scale * TIMES)
    growth = _by_row(larger) / _by_row(smaller)
    lines = [
        f"{smaller.rows:,} and {larger.rows:,} rows in all tables of {YEAR} alone; "
        f"{settings.memory_limit()} of memory for DuckDB.",
        "",
        *_told(smaller),
        "",
        *_told(larger),
        "",
        f"A row takes {growth:.2f} × the processor seconds at the larger size, masking left out.",
    ]
    return "\n".join(lines) + "\n"


def _job(scale: float) -> Job:
    folder = made(cities(), scale, (YEAR,))
    job = taken(folder, once=True)
    shutil.rmtree(folder.root)
    return job


def _by_row(job: Job) -> float:
    return job.apart.processor / job.rows


def _told(job: Job) -> list[str]:
    return table(job, [*job.steps, job.total, job.masking, job.apart])
