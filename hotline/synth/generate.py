"""Makes the city in DuckDB: small tables from the profile, then the steps of sql/ in their order, then the files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hotline import warehouse
from hotline.errors import HotlineError
from hotline.synth import profile, setting, shares, spoiling, write
from hotline.words import say

FEWEST_TICKETS = 100


def synthesise(
    out: Path,
    name: str,
    scale: float,
    seed: int,
    *,
    years: Sequence[int] = (),
    form: str = "csv",
    planted: Path | None = None,
    faults: Path | None = None,
) -> Iterator[str]:
    """Writes the extracts of a city below `out`, its tickets `scale` times its full size; says what, file by file.

    `years` empty: all that the city's profile has. `planted` is a file for the list of the identifiers that stand in
    the texts; `faults` plants faults and is the file for the list of them. HotlineError for a city, year, format or
    scale that cannot be, and for a list that would be landed with the data.
    """
    if form not in write.FORMATS:
        raise HotlineError(say("synth.unknown_format", form=form, known=", ".join(write.FORMATS)))
    if faults and faults.resolve().is_relative_to(out.resolve()):
        raise HotlineError(say("synth.ledger_among_data", path=faults))
    city = profile.city(name, years)
    cells = shares.cells(city, scale)
    if (tickets := sum(cell["tickets"] for cell in cells)) < FEWEST_TICKETS:
        raise HotlineError(say("synth.too_few", scale=scale, tickets=tickets, least=FEWEST_TICKETS))
    out.mkdir(parents=True, exist_ok=True)
    rows: dict[str, int] = {}
    with (
        TemporaryDirectory(dir=out, prefix=".synth-") as scratch,
        warehouse.connect(scratch=Path(scratch)) as connection,
    ):
        setting.prepare(connection, city, cells, seed, scale)
        for step in sorted((profile.SYNTH / "sql").glob("*.sql")):
            connection.execute(step.read_text(encoding="utf-8"))
        files = spoiling.files if faults else write.files
        for table, path, written in files(connection, out, form):
            rows[table] = rows.get(table, 0) + written
            yield say("synth.wrote", path=path, rows=f"{written:,}")
        if faults:
            yield say("synth.wrote", path=faults, rows=f"{spoiling.ledger(connection, faults, form):,}")
        if planted:
            yield say("synth.wrote", path=planted, rows=f"{write.planted(connection, planted):,}")
    total = f"{sum(rows.values()):,}"
    yield say("synth.done", city=city["name"], tables=len(rows), rows=total, seed=seed)
