"""dbt in this process: seeds, staging, models and their tests over the landed tables."""

import logging
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hotline import catalogue, contracts, delta, ledger, settings, warehouse
from hotline.contracts import Table
from hotline.delta import EVERYTHING, Plan
from hotline.errors import HotlineError
from hotline.paths import PROJECT, SITE, DataFolder
from hotline.words import say

if TYPE_CHECKING:
    from dbt.artifacts.schemas.results import NodeResult
    from dbt.cli.main import dbtRunnerResult
    from dbt.contracts.graph.manifest import Manifest

_WHOLE = "--full-refresh"
_ALONE = ("--threads", "1")


@dataclass(frozen=True)
class Built:
    """What one dbt invocation did: how many models and seeds it made and how many tests held."""

    made: int
    tests_passed: int


def register_raw(folder: DataFolder, planned: Plan = EVERYTHING) -> None:
    """Shows dbt the lake: a view `raw.<table>` per contract table over exactly the files the ledger vouches for.

    A table nobody sends is an empty view with every column of the contract, so that models need no exceptions. With
    this a build begins: what was built before counts no more.
    """
    with warehouse.connect(folder.build_database, scratch=folder.scratch) as connection:
        connection.execute("create schema if not exists raw")
        delta.begin(connection, folder, planned)
        for name, table in contracts.tables().items():
            connection.execute(f"create or replace view raw.{name} as {_rows(table, ledger.lake_files(folder, name))}")
        for table in planned.tables:
            arrived = [folder.lake / file.path for entry in planned.files for file in entry.lake_files]
            of_table = [file for file in arrived if file.parent.name == table.name]
            connection.execute(f"create view delta.{table.name} as {_rows(table, of_table)}")
        ledger.register(connection, folder)
    if planned.is_full:
        for database in warehouse.PUBLISHED:
            # Written anew, with what a build that died left beside it: DuckDB wipes nothing that it frees, and
            # publishing copies files whole.
            for file in folder.built.glob(f"{database}.*"):
                file.unlink()


def stage(folder: DataFolder, planned: Plan = EVERYTHING) -> Built:
    """Seeds and staging; of a delta, the staging of the tables that rows landed for."""
    # What dbt knows of the project is written down by `model`, where everything is built: that takes it a second.
    if planned.is_full:
        return _build(folder, ["path:seeds", "path:models/staging"], "--no-write-json", _WHOLE)
    names = [table.staging for table in planned.tables]
    return _build(folder, names, "--no-write-json") if names else Built(0, 0)


def model(folder: DataFolder, changed: set[str] | None = None) -> Built:
    """Everything after the gate, and its tests; of a delta, what rows of the `changed` tables can change."""
    if changed is None:
        return _build(folder, ["path:models/intermediate", "path:models/marts"], _WHOLE)
    # What dbt knows of the project is what it wrote down when all was built: another project asks for everything.
    return _build(folder, delta.changed_by(folder, changed), "--no-write-json")


def remake(folder: DataFolder, *chosen: str) -> None:
    """Makes the chosen models anew from the tables they read as these stand, without their tests."""
    _dbt(folder, "run", "--full-refresh", *chosen)


def compiled(folder: DataFolder, model: str) -> str:
    """The SQL that dbt makes of a model."""
    return _dbt(folder, "compile", "--select", model).result.results[0].node.compiled_code


def _build(folder: DataFolder, selected: list[str], *options: str) -> Built:
    """`dbt build` of the selected nodes; HotlineError names the first nodes that failed and where the log is."""
    catalogue.check()
    # Unit tests judge the models on rows of their own, whatever has landed: `make test` runs them.
    command = ["build", "--exclude-resource-type", "unit_test", *options, "--select", *selected]
    result = _tried(folder, project(folder), *command)
    statuses = [str(node.status) for node in _nodes(result)]
    made, passed = statuses.count("success"), statuses.count("pass")
    if _WHOLE in options and _ALONE[0] not in options and (unmade := _short_of_memory(result)):
        # Two models at a time may want more memory than there is where each alone would find enough.
        rest = _build(folder, unmade, *options, *_ALONE)
        return Built(made + rest.made, passed + rest.tests_passed)
    _check(folder, result)
    return Built(made, passed)


def document(folder: DataFolder) -> Path:
    """Writes dbt's documentation of all models as one page that needs no server and no network; its path."""
    _dbt(folder, "docs", "generate", "--static")
    SITE.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(_output(folder, "docs") / "static_index.html", SITE / "index.html"))


def _rows(table: Table, files: list[Path]) -> str:
    if files:
        listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
        return f"select * from read_parquet([{listed}])"
    columns = ", ".join(f"cast(null as varchar) as {column.name}" for column in table.columns)
    return (
        f"select {columns}, cast(null as bigint) as _row_id, cast(null as bigint) as _file_seq, "
        "cast(null as bigint) as _line, cast(null as varchar) as _sheet, cast(null as varchar) as _extra where false"
    )


def _dbt(folder: DataFolder, *command: str) -> "dbtRunnerResult":
    return _invoke(folder, project(folder), *command)


@cache
def project(folder: DataFolder) -> "Manifest":
    """What dbt makes of the project's files, which are read once a process: that takes seconds."""
    return _invoke(folder, None, "parse", "--no-write-json").result


def _invoke(folder: DataFolder, manifest: "Manifest | None", *command: str) -> "dbtRunnerResult":
    result = _tried(folder, manifest, *command)
    _check(folder, result)
    return result


def _tried(folder: DataFolder, manifest: "Manifest | None", *command: str) -> "dbtRunnerResult":
    # dbt takes ten seconds to import: only the commands that build pay for it.
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager  # noqa: PLC0415
    from dbt.cli.main import dbtRunner  # noqa: PLC0415

    # On a full disc dbt cannot write its log either, and logging would print a page about each line.
    logging.raiseExceptions = False
    settings.export_to_dbt(folder)
    for made in (folder.built, folder.scratch):
        made.mkdir(parents=True, exist_ok=True)
    places = {"project-dir": PROJECT, "profiles-dir": PROJECT, "target-path": _output(folder, command[0])}
    options = [f"--{name}={path}" for name, path in places.items()]
    logs = f"--log-path={folder.dbt_output / 'logs'}"
    # What went wrong is told below: dbt would print it with a traceback.
    levels = ["--quiet", "--log-level=none", "--log-level-file=info"]
    result = dbtRunner(manifest=manifest).invoke([*levels, logs, *command, *options])
    # dbt keeps the databases open between models (profiles.yml); the gate opens them with its own settings.
    DuckDBConnectionManager.close_all_connections()
    return result


def _check(folder: DataFolder, result: "dbtRunnerResult") -> None:
    if result.success:
        return
    log = folder.dbt_output / "logs" / "dbt.log"
    failed = [node for node in _nodes(result) if _failed(node.status)]
    if _short_of_memory(result):
        names = ", ".join(node.node.name for node in failed)
        raise HotlineError(say("transform.no_memory", failed=names, limit=settings.memory_limit(), log=log))
    reason = "\n".join(f"{node.node.name}: {node.message}" for node in failed[:5]) or str(result.exception)
    raise HotlineError(say("transform.failed", reason=reason, log=log))


def _nodes(result: "dbtRunnerResult") -> list["NodeResult"]:
    return getattr(result.result, "results", None) or []


def _short_of_memory(result: "dbtRunnerResult") -> list[str]:
    """What was not made, if nothing failed but for memory."""
    failed = [node for node in _nodes(result) if _failed(node.status)]
    if not failed or any("Out of Memory Error" not in str(node.message) for node in failed):
        return []
    return [node.node.name for node in _nodes(result) if _failed(node.status) or node.status == "skipped"]


def _output(folder: DataFolder, command: str) -> Path:
    # What a build leaves behind is read by the plan of the next: no other command may tear it.
    return folder.dbt_output if command in ("parse", "build") else folder.dbt_output / "aside"


def _failed(status: object) -> bool:
    return str(status) in ("error", "fail", "runtime error")
