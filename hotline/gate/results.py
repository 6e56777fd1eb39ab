"""The tables in which the gate writes down what it found: counts, never values."""

import duckdb
import pyarrow as pa

from hotline.gate.rule import Rule

BOOK = (
    "id",
    "table",
    "dimension",
    "severity",
    "source",
    "owner",
    "wrong_zh",
    "wrong_en",
    "remedy_zh",
    "remedy_en",
)

TABLES = """
create or replace table gate.quarantine (
    table_name varchar, _row_id bigint, file_seq bigint, line bigint, sheet varchar, rule_ids varchar
);
create or replace table gate.rule_results (
    rule_id varchar, table_name varchar, dimension varchar, severity varchar,
    file_seq bigint, rows_checked bigint, rows_failed bigint, state varchar
);
create or replace table gate.verdicts (rule_id varchar, rows_checked bigint, rows_failed bigint);
"""


def create(connection: duckdb.DuckDBPyConnection, rules: list[Rule]) -> None:
    """Schema `gate` anew: the rule book filled, everything else empty."""
    connection.execute("drop schema if exists gate cascade; create schema gate")
    connection.execute(TABLES)
    book = pa.table({column: [getattr(rule, column) for rule in rules] for column in BOOK})
    connection.register("book", book.rename_columns(["rule_id", "table_name", *BOOK[2:]]))
    connection.execute("create table gate.rules as select * from book")
    connection.unregister("book")


def count_by_file(connection: duckdb.DuckDBPyConnection, table: str, rules: list[Rule]) -> None:
    """Adds to `gate.rule_results` how many rows of each file were checked and broke each rule."""
    ids = ", ".join(rule.id for rule in rules)
    counts = ", ".join(f"count({rule.id}) as {rule.id}" for rule in rules)
    connection.execute(
        f"""
        insert into gate.rule_results
        with counts as (
            select _file_seq, count(*) as rows_checked, {counts} from gate.judged_{table} group by _file_seq
        )
        select rule_id, rules.table_name, rules.dimension, rules.severity, _file_seq, rows_checked, rows_failed,
            case when rows_failed > 0 then 'failed' else 'passed' end
        from (unpivot counts on {ids} into name rule_id value rows_failed)
        join gate.rules using (rule_id)
        """
    )


def note_skipped(connection: duckdb.DuckDBPyConnection) -> None:
    """Adds a row without a file for each rule that had nothing to judge or nothing to judge by."""
    connection.execute(
        """
        insert into gate.rule_results
        select rule_id, table_name, dimension, severity, null, 0, 0, 'skipped'
        from gate.rules
        where rule_id not in (select rule_id from gate.rule_results)
        """
    )


def write_verdicts(connection: duckdb.DuckDBPyConnection, verdicts: list[tuple[str, int, int]]) -> None:
    """`gate.verdicts`: what Great Expectations counted, rule by rule."""
    if verdicts:  # a warehouse nobody has sent anything to
        connection.executemany("insert into gate.verdicts values (?, ?, ?)", verdicts)


def per_rule(connection: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
    """Every rule with its words and its count, by table; `state` is passed, failed or skipped."""
    found = connection.execute(
        """
        select rules.*, verdicts.rows_checked, verdicts.rows_failed,
            case when rows_failed > 0 then 'failed' when rows_failed = 0 then 'passed' else 'skipped' end as state
        from gate.rules left join gate.verdicts using (rule_id)
        order by table_name, state, severity, rows_failed desc, rule_id
        """
    )
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def quarantined(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows in quarantine, by table that has any."""
    return dict(
        connection.execute("select table_name, count(*) from gate.quarantine group by table_name order by 1").fetchall()
    )
