"""dbt in this process: seeds, staging, models and their tests over the landed tables."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hotline import catalogue, contracts, ledger, settings, warehouse
from hotline.errors import HotlineError
from hotline.paths import PROJECT, SITE, DataFolder
from hotline.words import say

if TYPE_CHECKING:
    from dbt.cli.main import dbtRunnerResult

BEFORE_GATE = ["path:seeds", "path:models/staging"]
AFTER_GATE = ["path:models/intermediate", "path:models/marts"]


@dataclass(frozen=True)
class Built:
    """What one dbt invocation did: how many models and seeds it made and how many tests held."""

    made: int
    tests_passed: int


def register_raw(folder: DataFolder) -> None:
    """Shows dbt the lake: a view `raw.<table>` per contract table over exactly the files the ledger vouches for.

    A table nobody sends is an empty view with every column of the contract, so that models need no exceptions.
    """
    for database in warehouse.PUBLISHED:
        # Written anew, with what a build that died left beside it: DuckDB wipes nothing that it frees, and publishing
        # copies files whole.
        for file in folder.built.glob(f"{database}.*"):
            file.unlink()
    with warehouse.connect(folder.build_database, scratch=folder.scratch) as connection:
        connection.execute("create schema if not exists raw")
        for name, table in contracts.tables().items():
            files = ledger.lake_files(folder, name)
            if files:
                listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
                source = f"select * from read_parquet([{listed}])"
            else:
                columns = ", ".join(f"cast(null as varchar) as {column.name}" for column in table.columns)
                source = (
                    f"select {columns}, cast(null as bigint) as _row_id, cast(null as bigint) as _file_seq, "
                    "cast(null as bigint) as _line, cast(null as varchar) as _sheet, "
                    "cast(null as varchar) as _extra where false"
                )
            connection.execute(f"create or replace view raw.{name} as {source}")
        ledger.register(connection, folder)


def build(folder: DataFolder, select: list[str]) -> Built:
    """`dbt build` of the selected nodes; HotlineError names the first nodes that failed and where the log is."""
    catalogue.check()
    # Unit tests judge the models on rows of their own, whatever has landed: `make test` runs them.
    result = _dbt(folder, "build", "--exclude-resource-type", "unit_test", "--select", *select)
    statuses = [str(node.status) for node in result.result]
    return Built(made=statuses.count("success"), tests_passed=statuses.count("pass"))


def document(folder: DataFolder) -> Path:
    """Writes dbt's documentation of all models as one page that needs no server and no network; its path."""
    _dbt(folder, "docs", "generate", "--static")
    SITE.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(folder.dbt_output / "static_index.html", SITE / "index.html"))


def _dbt(folder: DataFolder, *command: str) -> "dbtRunnerResult":
    # dbt takes ten seconds to import: only the commands that build pay for it.
    from dbt.cli.main import dbtRunner  # noqa: PLC0415

    settings.export_to_dbt(folder)
    for made in (folder.built, folder.scratch):
        made.mkdir(parents=True, exist_ok=True)
    places = {"project-dir": PROJECT, "profiles-dir": PROJECT, "target-path": folder.dbt_output}
    options = [f"--{name}={path}" for name, path in places.items()]
    result = dbtRunner().invoke(["--quiet", f"--log-path={folder.dbt_output / 'logs'}", *command, *options])
    if not result.success:
        nodes = getattr(result.result, "results", None) or []
        failed = [f"{node.node.name}: {node.message}" for node in nodes if _failed(node.status)]
        reason = "\n".join(failed[:5]) or str(result.exception)
        raise HotlineError(say("transform.failed", reason=reason, log=folder.dbt_output / "logs" / "dbt.log"))
    return result


def _failed(status: object) -> bool:
    return str(status) in ("error", "fail", "runtime error")
