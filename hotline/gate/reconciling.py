"""Adds up every total from the sender's lines to the published facts; a difference stops publishing."""

import duckdb

from hotline import contracts, warehouse
from hotline.contracts import Column, Table
from hotline.gate.tables import staged
from hotline.paths import DataFolder
from hotline.words import say

# The fact that holds exactly the kept rows of a contract table.
FACTS = {
    "tickets": "core.fct_tickets",
    "ticket_events": "core.fct_ticket_events",
    "callbacks": "core.fct_callbacks",
    "calls": "core.fct_calls",
}

BLANK_ENDS = r"^[\s\x{00A0}\x{3000}\x{FEFF}]+|[\s\x{00A0}\x{3000}\x{FEFF}]+$"

LINES = """
select file_name, lines, loaded + rejected + duplicate
from raw.landed_files
where lines <> loaded + rejected + duplicate
"""

REJECTED = """
select file_name, landed_files.rejected, count(rejected_lines.file_seq)
from raw.landed_files left join raw.rejected_lines using (file_seq)
group by file_seq, file_name, landed_files.rejected
having landed_files.rejected <> count(rejected_lines.file_seq)
"""

COUNTED_TWICE = """
select rule_id, verdicts.rows_failed, coalesce(sum(rule_results.rows_failed), 0)
from gate.verdicts left join gate.rule_results using (rule_id)
group by rule_id, verdicts.rows_failed
having verdicts.rows_failed <> coalesce(sum(rule_results.rows_failed), 0)
"""


def reconcile(folder: DataFolder) -> list[str]:
    """The totals that differ, a sentence each; an empty list lets the warehouse be published."""
    with warehouse.connect(folder.build_database, scratch=folder.scratch) as connection:
        differences = [
            *_differing(connection, LINES, "gate.differs.lines"),
            *_differing(connection, REJECTED, "gate.differs.rejected"),
            *_differing(connection, COUNTED_TWICE, "gate.differs.rule"),
        ]
        for table in contracts.tables().values():
            differences += _table(connection, table)
    return differences


def _differing(connection: duckdb.DuckDBPyConnection, query: str, sentence: str) -> list[str]:
    return [
        say(sentence, what=what, expected=expected, found=found)
        for what, expected, found in connection.execute(query).fetchall()
    ]


def _table(connection: duckdb.DuckDBPyConnection, table: Table) -> list[str]:
    """Landed = in the lake = staged + superseded; staged = kept + quarantined; kept = facts."""

    def count(query: str) -> int:
        found = connection.execute(query).fetchone()
        return int(found[0] or 0) if found else 0

    quarantined = f"select 1 from gate.quarantine where table_name = '{table.name}' and _row_id = staged._row_id"
    landed = count(f"select sum(cast(json_extract(rows_by_table, '$.{table.name}') as bigint)) from raw.landed_files")
    in_lake = count(f"select count(*) from raw.{table.name}")
    arrived = count(f"select count(distinct _row_id) from {staged(table)}")
    kept = count(f"select count(*) from {staged(table)} as staged where not exists ({quarantined})")
    pairs = {
        "gate.differs.lake": (landed, in_lake),
        "gate.differs.staged": (count(_latest(table)), arrived),
        "gate.differs.kept": (
            arrived,
            kept + count(f"select count(distinct _row_id) from gate.quarantine where table_name = '{table.name}'"),
        ),
    }
    if table.name in FACTS:
        pairs["gate.differs.facts"] = (kept, count(f"select count(*) from {FACTS[table.name]}"))
    return [
        say(sentence, what=table.name, expected=expected, found=found)
        for sentence, (expected, found) in pairs.items()
        if expected != found
    ]


def _latest(table: Table) -> str:
    """Rows that staging must hold, counted another way than staging finds them: distinct keys and rows without one."""
    key = [_key_part(table.column(name)) for name in table.key]
    whole = " and ".join(f"{part} is not null" for part in key)
    return (
        f"select count(distinct ({', '.join(key)})) filter (where {whole}) + count(*) filter (where not ({whole})) "
        f"from raw.{table.name}"
    )


def _key_part(column: Column) -> str:
    text = f"nullif(regexp_replace({column.name}, '{BLANK_ENDS}', '', 'g'), '')"
    reading = {"date": f"try_cast({text} as date)", "integer": f"try_cast({text} as bigint)"}
    return reading.get(column.type, text)
