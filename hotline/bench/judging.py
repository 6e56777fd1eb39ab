"""What judging costs at two sizes of a year, beside one query a table that asks the same and keeps nothing."""

from pathlib import Path

import duckdb

from hotline import contracts, gate, land, settings, transform, warehouse
from hotline.bench.measuring import Step, measured
from hotline.bench.steps import CITY, SEED
from hotline.gate import tables
from hotline.gate.rules import rule_book
from hotline.paths import DataFolder
from hotline.synth.generate import synthesise

YEAR = 2023


def compare(root: Path, scale: float) -> tuple[Step, Step, Step]:
    """Judging of half a city and of a whole one, and of the whole one by hand; cities below `root` are reused."""
    half = _staged(root, scale / 2)
    # What is imported at first use is imported before the clock starts.
    gate.judge(half)
    smaller = measured(f"judge, scale {scale / 2:g}", lambda: gate.judge(half))
    whole = _staged(root, scale)
    larger = measured(f"judge, scale {scale:g}", lambda: gate.judge(whole))
    with warehouse.connect(whole.build_database, scratch=whole.scratch) as connection:
        by_hand = measured(f"by hand, scale {scale:g}", lambda: _by_hand(connection))
    return smaller, larger, by_hand


def bench(scale: float) -> str:
    """Compares, and tells it as a table."""
    smaller, larger, by_hand = compare(settings.data_folder().root / "bench", scale)
    fixed = 2 * smaller.processor - larger.processor
    lines = [
        f"All {len(rule_book())} rules over {YEAR} alone.",
        "",
        "| work | seconds | processor seconds | peak memory |",
        "|---|---:|---:|---:|",
        *(
            f"| {step.name} | {step.seconds:.1f} | {step.processor:.1f} | {step.memory / 2**20:,.0f} MiB |"
            for step in (smaller, larger, by_hand)
        ),
        "",
        f"Judging takes {larger.processor / by_hand.processor:.1f} × the processor seconds of the query by hand; "
        f"{fixed:.1f} s of them do not grow with the rows.",
    ]
    return "\n".join(lines) + "\n"


def _staged(root: Path, scale: float) -> DataFolder:
    folder = DataFolder(root / f"{CITY}-{YEAR}-{scale:g}")
    if not folder.inbox.exists():
        for _ in synthesise(folder.root / "made", CITY, scale, SEED, years=(YEAR,)):
            pass
        (folder.root / "made").rename(folder.inbox)
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
