"""The same SQL in PostgreSQL, `python -m hotline.bench.versus.postgres_side WORK INBOX`: on a server of its own."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from time import sleep

import duckdb

from hotline import contracts
from hotline.bench.versus.models import COLUMNS, RESULT, models_in
from hotline.bench.versus.postgres_words import FUNCTIONS, in_postgres

PROGRAMS = Path("/usr/lib/postgresql")
TYPES = {
    "integer": "bigint",
    "decimal": "double precision",
    "timestamp": "timestamp",
    "date": "date",
    "flag": "boolean",
}
OF_DUCKDB = {"DOUBLE": "double precision", "VARCHAR": "text", "HUGEINT": "numeric"}
# For a machine of 16 GB and two cores and a load that can be repeated, as a user sets it who waits for the report.
SETTINGS = {
    "shared_buffers": "2GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "effective_cache_size": "8GB",
    "max_wal_size": "8GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "synchronous_commit": "off",
    "fsync": "off",
    "random_page_cost": "1.1",
    "jit": "off",
    "listen_addresses": "",
}
INDEXES = {
    "tickets": ("accepted_at",),
    "ticket_events": ("ticket_id", "occurred_at"),
    "callbacks": ("ticket_id", "invited_at"),
    "calls": ("ticket_id", "entered_at"),
}


def programs() -> Path | None:
    """Where Debian's package has the newest PostgreSQL; None if it is not installed."""
    versions = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    return versions[-1].parent if versions else None


def values(work: Path, inbox: Path) -> None:
    """Loads the files, makes every model and writes the values of indicators to `postgres.csv`."""
    with _server() as socket:
        script = [FUNCTIONS]
        for table in COLUMNS:
            script += _loaded(table, sorted(inbox.rglob(f"{table}_*.csv")))
        for file in sorted((work / "given").glob("*.parquet")):
            script += _given(file)
        for model in models_in(work):
            kind = "view" if model.is_view else "table"
            script.append(f"create {kind} {model.name} as {in_postgres(model.sql)};")
            script += [] if model.is_view else [f"analyze {model.name};"]
        script.append(f"create index on {RESULT} (scope_kind, period_kind, period_start, indicator_id, scope_code);")
        script.append(f"\\copy {RESULT} to '{work / 'postgres.csv'}' with (format csv, header)")
        (work / "postgres.sql").write_text("\n".join(script), encoding="utf-8")
        options = ["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--host", socket, "--username=postgres"]
        subprocess.run(["psql", *options, "--file", work / "postgres.sql", "postgres"], check=True)


def _loaded(table: str, files: list[Path]) -> list[str]:
    """All columns of the senders' files, which COPY cannot pass over, then keys and indexes."""
    of_contract = contracts.tables()[table]
    name = of_contract.staging
    columns = ", ".join(f'"{column.name}" {TYPES.get(column.type, "text")}' for column in of_contract.columns)
    # a table filled where it was made need not go through the log
    script = ["begin;", f"create table {name} ({columns});"]
    for file in files:
        with file.open(encoding="utf-8") as lines:
            header = ", ".join(f'"{column}"' for column in next(lines).strip().split(","))
        script.append(f"\\copy {name} ({header}) from '{file}' with (format csv, header)")
    script += ["commit;", f"alter table {name} add primary key ({', '.join(of_contract.key)});"]
    return [*script, *(f"create index on {name} ({column});" for column in INDEXES[table]), f"analyze {name};"]


def _given(file: Path) -> list[str]:
    rows = duckdb.read_parquet(str(file))
    types = [OF_DUCKDB.get(str(kind), str(kind)) for kind in rows.types]
    columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(rows.columns, types, strict=True))
    as_text = file.with_suffix(".csv")
    rows.write_csv(str(as_text))
    return [
        f"create table {file.stem} ({columns});",
        f"\\copy {file.stem} from '{as_text}' with (format csv, header)",
        f"analyze {file.stem};",
    ]


@contextmanager
def _server() -> Iterator[str]:
    """A server that nobody else sees, gone at the end; PostgreSQL refuses to be run by root."""
    folder, found = Path(mkdtemp(prefix="hotline-postgres-")), programs()
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    initialise = [found / "initdb", "--no-sync", "--auth=trust", "--username=postgres", "--locale=C", "--encoding=UTF8"]
    subprocess.run([*initialise, "--pgdata", data], check=True, user=user, stdout=subprocess.DEVNULL)
    options = [f"--{name.replace('_', '-')}={value}" for name, value in SETTINGS.items()]
    command = [found / "postgres", "-D", data, "-k", folder, *options]
    server = subprocess.Popen(command, user=user, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while subprocess.run([found / "pg_isready", "--quiet", "--host", folder], check=False).returncode:
            if server.poll() is not None:
                raise RuntimeError(f"PostgreSQL did not start: {shlex.join(map(str, command))}")
            sleep(0.1)
        yield str(folder)
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


if __name__ == "__main__":
    values(*map(Path, sys.argv[1:]))
