"""The tables in which the gate writes down what it found: counts, never values."""

from typing import Any

import duckdb
import pyarrow as pa

from hotline.blocks import Block
from hotline.contracts import Table
from hotline.gate.functions import CHECK_DIGITS
from hotline.gate.rule import Rule

BOOK = (
    "id",
    "table",
    "dimension",
    "severity",
    "per",
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
create or replace table gate.rows_judged (
    table_name varchar, file_seq bigint, day date, rows_checked bigint, rows_quarantined bigint
);
create or replace table gate.rule_results (
    rule_id varchar, table_name varchar, dimension varchar, severity varchar, feed varchar,
    file_seq bigint, day date, rows_checked bigint, rows_failed bigint, state varchar
);
create or replace table gate.examples (
    rule_id varchar, example_number bigint, file_seq bigint, line bigint, sheet varchar, day date, cells varchar
);
create or replace table gate.verdicts (rule_id varchar, rows_checked bigint, rows_failed bigint);
"""

RESULT = """
insert into gate.rule_results
select rule_id, rules.table_name, rules.dimension, rules.severity, feed, file_seq, day, rows_checked,
    coalesce(rows_failed, 0), case when rows_failed > 0 then 'failed' else 'passed' end
"""


def create(connection: duckdb.DuckDBPyConnection, rules: list[Rule]) -> None:
    """Schema `gate` anew: the rule book filled, everything else empty."""
    connection.execute("drop schema if exists gate cascade; create schema gate")
    connection.execute(TABLES + CHECK_DIGITS)
    book = pa.table({column: [getattr(rule, column) for rule in rules] for column in BOOK})
    connection.register("book", book.rename_columns(["rule_id", "table_name", *BOOK[2:]]))
    connection.execute("create table gate.rules as select * from book")
    connection.unregister("book")


def count_rows(connection: duckdb.DuckDBPyConnection, table: Table, rules: list[Rule]) -> None:
    """Adds how many rows of each file and day were checked and set aside, and how many broke each rule."""
    connection.execute(
        f"""
        insert into gate.rows_judged
        select '{table.name}', file_seq, day, rows_checked, coalesce(rows_quarantined, 0)
        from (select file_seq, day, sum(rows) as rows_checked from gate.counts_{table.name} group by all)
        left join (
            select _file_seq, _day, count(*) as rows_quarantined from gate.broken_{table.name}
            where _row_id in (select _row_id from gate.quarantine where table_name = '{table.name}') group by all
        ) as set_aside
            on _file_seq = file_seq and _day is not distinct from day
        """
    )
    ids = [rule.id for rule in rules]
    counts = ", ".join(f"count({rule}) as {rule}" for rule in ids)
    connection.execute(
        f"""
        {RESULT}
        from gate.rows_judged
        inner join gate.rules on rules.table_name = rows_judged.table_name
        left join raw.landed_files using (file_seq)
        left join (
            unpivot (select _file_seq, _day, {counts} from gate.broken_{table.name} group by all)
            on {", ".join(ids)} into name broken_id value rows_failed
        ) as broken
            on broken_id = rule_id and _file_seq = file_seq and _day is not distinct from day
        where rows_judged.table_name = '{table.name}' and list_contains(?, rule_id)
        """,
        [ids],
    )


def count_groups(connection: duckdb.DuckDBPyConnection, marks: str, rules: list[Rule]) -> bool:
    """Adds how many files, days or codes of a month were checked and broke each rule; whether there were any."""
    ids = ", ".join(rule.id for rule in rules)
    counts = ", ".join(f"count({rule.id}) as {rule.id}" for rule in rules)
    connection.execute(
        f"""
        {RESULT}
        from (
            unpivot (
                select _file_seq as file_seq, _day as day, count(*) as rows_checked, {counts}
                from gate.judged_{marks} group by all
            ) on {ids} into name rule_id value rows_failed
        )
        inner join gate.rules using (rule_id)
        left join raw.landed_files using (file_seq)
        """
    )
    return connection.execute(f"select 1 from gate.judged_{marks} limit 1").fetchone() is not None


def note_blocked(connection: duckdb.DuckDBPyConnection, blocks: list[Block]) -> None:
    """Adds what is known of the files that are kept out, whose rows nobody can count any more."""
    for block in blocks:
        connection.execute(
            """
            insert into gate.rule_results
            select rule_id, table_name, dimension, severity, feed, file_seq, null, ?, ?, 'blocked'
            from gate.rules cross join raw.landed_files where rule_id = ? and file_seq = ?
            """,
            [block.rows_checked, block.rows_failed, block.rule_id, block.file_seq],
        )


def note_skipped(connection: duckdb.DuckDBPyConnection) -> None:
    """Adds a row without a file for each rule that had nothing to judge or nothing to judge by."""
    connection.execute(
        """
        insert into gate.rule_results
        select rule_id, table_name, dimension, severity, null, null, null, 0, 0, 'skipped'
        from gate.rules
        where rule_id not in (select rule_id from gate.rule_results)
        """
    )


def write_verdicts(connection: duckdb.DuckDBPyConnection, verdicts: list[tuple[str, int, int]]) -> None:
    """`gate.verdicts`: what Great Expectations counted, rule by rule."""
    counted = [list(column) for column in zip(*verdicts, strict=True)]
    if counted:  # none of a warehouse nobody has sent anything to
        connection.execute("insert into gate.verdicts select unnest(?), unnest(?), unnest(?)", counted)


def per_rule(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Every rule with its words and its count, by table; `state` is passed, failed, blocked or skipped."""
    found = connection.execute(
        """
        select rules.*, verdicts.rows_checked, verdicts.rows_failed, state
        from gate.rules
        left join gate.verdicts using (rule_id)
        inner join (
            -- of several words the one to be heard first
            select rule_id, min_by(state, list_position(['blocked', 'failed', 'passed', 'skipped'], state)) as state
            from gate.rule_results group by rule_id
        ) using (rule_id)
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
