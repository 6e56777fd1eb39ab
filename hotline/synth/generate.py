"""Makes the city in DuckDB: small tables from the profile, then the steps of sql/ in their order, then the files."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hotline import warehouse
from hotline.errors import HotlineError
from hotline.synth import profile, setting, write
from hotline.words import say

FEWEST_TICKETS = 100


def synthesise(
    out: Path, tickets: int, seed: int, form: str = "csv", *, name: str = "yunze", planted: Path | None = None
) -> Iterator[str]:
    """Writes the extracts of a made-up city with `tickets` tickets below `out`; says what it wrote, file by file.

    `planted` is a file for the list of the identifiers that stand in the texts.
    """
    if form not in write.FORMATS:
        raise HotlineError(say("synth.unknown_format", form=form, known=", ".join(write.FORMATS)))
    if tickets < FEWEST_TICKETS:
        raise HotlineError(say("synth.too_few", tickets=tickets, least=FEWEST_TICKETS))
    city = profile.city(name)
    out.mkdir(parents=True, exist_ok=True)
    rows: dict[str, int] = {}
    with (
        TemporaryDirectory(dir=out, prefix=".synth-") as scratch,
        warehouse.connect(Path(scratch) / "synth.duckdb", scratch=Path(scratch) / "spill") as connection,
    ):
        setting.prepare(connection, city, tickets, seed)
        for step in sorted((profile.SYNTH / "sql").glob("*.sql")):
            connection.execute(step.read_text(encoding="utf-8"))
        for table, path, written in write.files(connection, out, form):
            rows[table] = rows.get(table, 0) + written
            yield say("synth.wrote", path=path, rows=f"{written:,}")
        if planted:
            yield say("synth.wrote", path=planted, rows=f"{write.planted(connection, planted):,}")
    total = f"{sum(rows.values()):,}"
    yield say("synth.done", city=city["name"], tables=len(rows), rows=total, seed=seed)
