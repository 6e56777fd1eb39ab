"""A few of the rows that broke each rule, without anything by which a person can be known: for the pages, not repair.

A book for the sender (`hotline repair-book`) holds the rows as they were received; this goes to every analyst.
"""

import json
import re

import duckdb

from hotline.contracts import Column, Table
from hotline.gate.rule import Rule
from hotline.masking import mask_text

MOST = 20
# Of a text; the whole of it stands in the sender's file.
LONGEST = 80
HIDDEN = "***"
# In place of a letter that no code, number or time is written with.
LETTER = "＊"
# What a cell may be of to be shown: nothing of a requester, a place or a member of staff.
_SHOWN = ("none", "free_text")

Found = tuple[str, int, int, int, str | None, object]


def gather(connection: duckdb.DuckDBPyConnection, table: Table, rules: list[Rule]) -> None:
    """Adds to `gate.examples` the rows of a table that broke a rule: of each rule the first of the newest files."""
    broken = connection.execute(
        "select distinct rule_id from gate.rule_results where table_name = ? and state = 'failed'", [table.name]
    ).fetchall()
    asked = [rule for rule in rules if (rule.id,) in broken]
    if not asked:
        return
    # a few rows of a rule at a time: to rank all broken rows for each rule would cost more than judging them
    found: list[Found] = connection.execute(
        " union all ".join(
            f"(select '{rule.id}', _row_id, _file_seq, _line, _sheet, _day from gate.broken_{table.name} "
            f"where {rule.id} order by _file_seq desc, _line, _row_id limit {MOST})"
            for rule in asked
        )
    ).fetchall()
    looked_at = {rule.id: looked_at_by(rule, table) for rule in asked}
    cells = _cells(connection, table, looked_at, {row_id for _, row_id, *_ in found})
    numbers = dict.fromkeys(looked_at, 0)
    rows = []
    for rule_id, row_id, *origin in found:
        numbers[rule_id] += 1
        shown = {column.name: shown_of(column, cells[row_id][column.name]) for column in looked_at[rule_id]}
        rows.append([rule_id, numbers[rule_id], *origin, json.dumps(shown, ensure_ascii=False)])
    connection.executemany("insert into gate.examples values (?, ?, ?, ?, ?, ?, ?)", rows)


def looked_at_by(rule: Rule, table: Table) -> list[Column]:
    """The row's key and the columns by which the rule judges it, in the order of the contract; none of a person."""
    shown = rule.columns.union(table.key)
    return [column for column in table.columns if column.personal in _SHOWN and column.name in shown]


def shown_of(column: Column, text: str | None) -> str | None:
    """A cell as anybody may see it.

    Free text is masked like all free text. Of other columns only codes, numbers and times are shown: in a file whose
    columns have slipped, a name or a phone stands where a code should.
    """
    if text is None:
        return None
    masked = mask_text(text)
    if column.personal == "none":
        masked = re.sub(r"[^\x00-\x7f]", LETTER, text) if masked == text else HIDDEN
    masked = " ".join(masked.split())
    return masked if len(masked) <= LONGEST else f"{masked[: LONGEST - 1]}…"


def _cells(
    connection: duckdb.DuckDBPyConnection, table: Table, looked_at: dict[str, list[Column]], ids: set[int]
) -> dict[int, dict[str, str | None]]:
    """These rows as they were received, by column."""
    names = sorted({column.name for columns in looked_at.values() for column in columns})
    listed = ", ".join(map(str, sorted(ids)))
    found = connection.execute(
        f"select _row_id, {', '.join(names)} from raw.{table.name} where _row_id in ({listed})"
    ).fetchall()
    return {row_id: dict(zip(names, texts, strict=True)) for row_id, *texts in found}
