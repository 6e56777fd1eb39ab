"""Which rows of a sender broke which rules, as they were received."""

from dataclasses import dataclass
from datetime import date

import duckdb

from hotline import contracts, settings
from hotline.contracts import Column, Table
from hotline.gate.rule import SEVERITIES, Rule
from hotline.gate.rules import rule_book
from hotline.masking import mask_text
from hotline.spreadsheets import LONGEST_CELL

# What a person can work through; the rest comes with the next book.
ROWS_PER_SHEET = 20_000
HIDDEN = "***"


@dataclass(frozen=True)
class Row:
    """A row to be put right: where it came from, what is wrong and what to do, and its cells in contract order."""

    feed: str
    file: str
    line: int
    sheet: str | None
    wrong: str
    remedy: str
    cells: tuple[str | None, ...]


@dataclass(frozen=True)
class Broken:
    """One rule that a sender's rows broke, and the rows that stand on its sheet.

    A row that broke several rules stands once, at the gravest, so that no second copy of it undoes a correction;
    `broken` counts all that broke the rule, `left_out` those of its sheet that it cannot hold.
    """

    rule: Rule
    table: Table
    broken: int
    left_out: int
    rows: list[Row]


def senders(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The feeds that have ever landed a file."""
    return [feed for (feed,) in connection.execute("select distinct feed from raw.landed_files order by 1").fetchall()]


def broken_rules(connection: duckdb.DuckDBPyConnection, feed: str | None, since: date | None) -> list[Broken]:
    """Every rule that rows of `feed` (or of anybody, then masked) broke in files landed from `since` on."""
    judged = connection.execute("select table_name from information_schema.tables where table_schema = 'gate'")
    names = {name for (name,) in judged.fetchall()}
    rules = sorted(rule_book(), key=lambda rule: SEVERITIES.index(rule.severity))
    return [
        broken
        for name, table in contracts.tables().items()
        if f"broken_{name}" in names
        for broken in _of_table(connection, table, [rule for rule in rules if rule.table == name], feed, since)
    ]


def _of_table(
    connection: duckdb.DuckDBPyConnection, table: Table, rules: list[Rule], feed: str | None, since: date | None
) -> list[Broken]:
    marks = {column for column, *_ in connection.execute(f"describe gate.broken_{table.name}").fetchall()}
    judged = [rule for rule in rules if rule.id in marks]
    ids = ", ".join(f"case when {rule.id} then '{rule.id}' end" for rule in judged)
    connection.execute(
        f"create or replace temp table mending as "
        f"select broken.*, feed, file_name, coalesce({ids}) as gravest, concat_ws(',', {ids}) as all_broken "
        f"from gate.broken_{table.name} as broken join raw.landed_files on file_seq = _file_seq "
        "where ($feed is null or feed = $feed) and ($since is null or landed_at >= $since)",
        {"feed": feed, "since": since},
    )
    found = []
    for rule in judged:
        counts = f"select count({rule.id}), count(*) filter (where gravest = '{rule.id}') from mending"
        broken, standing = connection.execute(counts).fetchall()[0]
        if broken:
            rows = _rows(connection, table, rule, judged, is_masked=feed is None)
            found.append(Broken(rule, table, broken, standing - len(rows), rows))
    return found


def _rows(
    connection: duckdb.DuckDBPyConnection, table: Table, rule: Rule, judged: list[Rule], *, is_masked: bool
) -> list[Row]:
    """The rows whose gravest rule is `rule`, by file and line, their cells as text as it was received."""
    by_id = {other.id: other for other in judged}
    cells = [f"raw.{column.name}" for column in table.columns]
    # a text cut off must not be landed back
    fits = " and ".join(f"coalesce(length({cell}), 0) <= {LONGEST_CELL}" for cell in cells)
    found = connection.execute(
        f"""
        select feed, file_name, mending._line, mending._sheet, all_broken, {", ".join(cells)}
        from mending join raw.{table.name} as raw on raw._row_id = mending._row_id
        where gravest = ? and {fits}
        order by mending._file_seq, mending._line
        limit {ROWS_PER_SHEET}
        """,
        [rule.id],
    ).fetchall()
    language = settings.language()
    rows = []
    for sender, file, line, sheet, broken, *texts in found:
        rules = [by_id[rule_id] for rule_id in broken.split(",")]
        wrong, remedy = (
            "\n".join(dict.fromkeys(str(getattr(other, f"{what}_{language}")) for other in rules))
            for what in ("wrong", "remedy")
        )
        shown = map(_masked, table.columns, texts) if is_masked else texts
        rows.append(Row(sender, file, line, sheet, wrong, remedy, tuple(shown)))
    return rows


def _masked(column: Column, text: str | None) -> str | None:
    """A cell for eyes other than its sender's."""
    if text is None or column.personal in ("none", "staff"):
        return text
    return mask_text(text) if column.personal == "free_text" else HIDDEN
