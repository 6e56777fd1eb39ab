"""What judging costs at two sizes of a year, beside one query a table that asks the same and keeps nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

from hotline import contracts, gate, land, transform, warehouse
from hotline.bench.measuring import Step, measured
from hotline.bench.steps import cities, made
from hotline.gate import tables
from hotline.gate.rules import rule_book
from hotline.paths import DataFolder

YEAR = 2023


def compare(root: Path, scale: float) -> list[Step]:
    """Judging of half a city and of a whole one, then both by hand; cities below `root` are reused."""
    cities = {size: _staged(root, size) for size in (scale / 2, scale)}
    # What is imported at first use is imported before the clock starts.
    gate.judge(cities[scale / 2])
    steps = [_twice(f"judge, scale {size:g}", partial(gate.judge, city)) for size, city in cities.items()]
    for size, city in cities.items():
        with warehouse.connect(city.build_database, scratch=city.scratch) as connection:
            steps.append(_twice(f"by hand, scale {size:g}", partial(_by_hand, connection)))
    return steps


def _twice(name: str, do: Callable[[], object]) -> Step:
    """The better of two measurements: what the machine did beside is no cost of the work."""
    return min((measured(name, do) for _ in range(2)), key=lambda step: step.processor)


def whole_year(smaller: Step, larger: Step, scale: float) -> float:
    """Processor seconds of a year at full size: what does not grow with the rows once, the rest as often as they do."""
    fixed = _fixed(smaller, larger)
    return fixed + (larger.processor - fixed) / scale


def _fixed(half: Step, whole: Step) -> float:
    """Processor seconds that do not grow with the rows, told from two measurements of which one had twice as many."""
    return 2 * half.processor - whole.processor


def bench(scale: float) -> str:
    """Compares, and tells it as a table."""
    steps = compare(cities(), scale)
    smaller, larger, smaller_by_hand, larger_by_hand = steps
    year = whole_year(smaller, larger, scale)
    year_by_hand = whole_year(smaller_by_hand, larger_by_hand, scale)
    lines = [
        f"All {len(rule_book())} rules over {YEAR} alone.",
        "",
        "| work | seconds | processor seconds | peak memory |",
        "|---|---:|---:|---:|",
        *(
            f"| {step.name} | {step.seconds:.1f} | {step.processor:.1f} | {step.memory / 2**20:,.0f} MiB |"
            for step in steps
        ),
        "",
        f"{_fixed(smaller, larger):.1f} s of judging do not grow with the rows. "
        f"Of a year at full size that makes {year:.0f} s of processor, "
        f"{year / year_by_hand:.1f} × the {year_by_hand:.0f} s by hand.",
    ]
    return "\n".join(lines) + "\n"


def _staged(root: Path, scale: float) -> DataFolder:
    folder = made(root, scale, (YEAR,))
    land.land(folder)
    transform.register_raw(folder)
    transform.stage(folder)
    return folder


def _by_hand(connection: duckdb.DuckDBPyConnection) -> None:
    """All predicates over rows, each table read once, and what they ask of others gathered once."""
    present = tables.present(connection)
    gathered: set[str] = set()
    for table in contracts.tables().values():
        rules = [rule for rule in rule_book() if rule.table == table.name and rule.per == "row"]
        asked = [rule for rule in rules if present.issuperset(rule.needs)]
        lookups = {lookup.name: lookup for rule in asked for lookup in rule.lookups}
        for name, lookup in lookups.items():
            if name not in gathered:
                connection.execute(f"drop table if exists gate.lookup_{name}")
                tables.gather(connection, lookup, tables.staged(table))
                gathered.add(name)
        counts = ", ".join(f"count(case when {tables.filled(rule.predicate)} then 1 end)" for rule in asked)
        joins = "".join(map(tables.joined, lookups.values()))
        connection.execute(f"select {counts} from {tables.staged(table)} as this{joins}").fetchall()
