"""The marks of the gate as Great Expectations: a rule holds if no row of its table bears its mark.

Great Expectations counts in the database, all rules of a table in one query, and sees no values.
"""

import atexit
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import duckdb_engine
import sqlalchemy
from great_expectations import ExpectationSuite, get_context
from great_expectations.core.batch import Batch
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.execution_engine import SqlAlchemyExecutionEngine
from great_expectations.execution_engine.sqlalchemy_batch_data import SqlAlchemyBatchData
from great_expectations.validator.validator import Validator

from hotline.gate import data_docs
from hotline.gate.no_marks import RESULT_FORMAT, ExpectNoMarks
from hotline.gate.rule import Rule

SEVERITY = {"block": "critical", "quarantine": "critical", "warn": "warning"}


class OneConnectionEngine(SqlAlchemyExecutionEngine):
    """Keeps its connection: with DuckDB, closing it after a query loses the result before it is fetched."""

    @contextmanager
    def get_connection(self) -> Iterator[sqlalchemy.Connection]:
        """The one connection, opened at first use."""
        if self._connection is None:
            self._connection = self.engine.connect()
        yield self._connection

    def close(self) -> None:
        """Gives the connection back, so that the database can be opened by others."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.engine.dispose()


def validate(
    connection: duckdb.DuckDBPyConnection, judged: dict[str, list[Rule]], pages: Path
) -> list[tuple[str, int, int]]:
    """Great Expectations' count of every judged rule: its id, the rows looked at, the rows that broke it.

    `pages`: the folder for its Data Docs.
    """
    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)
    context = get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    verdicts, validated = [], {}
    with _engine(connection) as engine:
        for table, rules in judged.items():
            marks = SqlAlchemyBatchData(engine, table_name=f"judged_{table}", create_temp_table=False)
            validator = Validator(
                execution_engine=engine,
                batches=[Batch(data=marks)],
                data_context=context,
            )
            validated[table] = validator.validate(_suite(table, rules), result_format=RESULT_FORMAT)
            for found in validated[table].results:
                rule_id = found.expectation_config.meta["rule_id"]
                verdicts.append((rule_id, found.result["element_count"], found.result["unexpected_count"]))
    data_docs.write(pages, validated)
    return verdicts


def _suite(table: str, rules: list[Rule]) -> ExpectationSuite:
    return ExpectationSuite(
        name=table,
        expectations=[
            ExpectNoMarks(
                column=rule.id,
                severity=SEVERITY[rule.severity],
                notes=f"{rule.wrong_zh} / {rule.wrong_en}",
                meta={"rule_id": rule.id, "dimension": rule.dimension, "source": rule.source, "owner": rule.owner},
            )
            for rule in rules
        ],
    )


@contextmanager
def _engine(connection: duckdb.DuckDBPyConnection) -> Iterator[OneConnectionEngine]:
    def on_the_same_database() -> duckdb_engine.ConnectionWrapper:
        cursor = connection.cursor()
        cursor.execute("set search_path = 'gate'")
        return duckdb_engine.ConnectionWrapper(cursor)

    engine = OneConnectionEngine(
        engine=sqlalchemy.create_engine("duckdb://", creator=on_the_same_database, poolclass=sqlalchemy.pool.StaticPool)
    )
    try:
        yield engine
    finally:
        engine.close()


@atexit.register
def _leave_quietly() -> None:
    """Great Expectations outlives the interpreter and keeps DuckDB with it, which would say so at length on stderr."""
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
