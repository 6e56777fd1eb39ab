"""Adds up every total from the sender's lines to the published facts; a difference stops publishing."""

import duckdb

from hotline import contracts, delta, warehouse
from hotline.contracts import Column, Table
from hotline.errors import HotlineError
from hotline.gate.tables import staged
from hotline.paths import DataFolder
from hotline.words import say

# Where the kept rows of each contract table stand, one row each; a list also names codes that only occur in facts.
FACTS = {table: f"fct_{table}" for table in contracts.tables()} | {
    "agents": "fct_agent_periods",
    "units": "fct_unit_periods",
    "districts": "dim_districts where is_listed",
    "categories": "dim_categories where is_listed",
    "category_crosswalk": "dim_category_crosswalk",
    "shares": "shr_register",
}

# A total, and the rows it counts.
COUNTED = "from fct_tickets where not is_cancelled"
TOTALS = {
    **{fact: (f"count(*) from {fact}", f"count(*) from gate.kept_{table}") for table, fact in FACTS.items()},
    "agg_tickets_by_day.requests": ("sum(requests) from agg_tickets_by_day", f"count(*) {COUNTED}"),
    "agg_tickets_by_category_day.requests": (
        "sum(requests) from agg_tickets_by_category_day",
        f"count(*) {COUNTED}",
    ),
    "agg_tickets_by_unit_day.unit_requests": (
        "sum(unit_requests) from agg_tickets_by_unit_day",
        f"count(unit_code) {COUNTED} and answered_by = 'unit'",
    ),
    "agg_requests_and_calls_by_hour.requests": (
        "sum(requests) from agg_requests_and_calls_by_hour",
        "count(*) from fct_tickets where is_counted",
    ),
    "agg_requests_and_calls_by_hour.calls": (
        "sum(calls + chats) from agg_requests_and_calls_by_hour",
        "count(*) from fct_calls where seat_channel = 'phone' and (direction = 'outbound' or is_answered) "
        "or seat_channel = 'internet' and direction = 'inbound'",
    ),
    "agg_tickets_by_day.dispatches": (
        "sum(dispatches) from agg_tickets_by_day",
        "count(*) from fct_dispatches where not is_cancelled",
    ),
    "agg_tickets_by_day.callbacks_invited": (
        "sum(callbacks_invited) from agg_tickets_by_day",
        "count(*) from fct_callbacks where is_invitation and not is_cancelled",
    ),
    "fct_dispatches": (
        "count(*) from fct_dispatches",
        "count(*) from fct_ticket_events where event_type = 'dispatched'",
    ),
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
select rule_id, verdicts.rows_failed, counted.rows_failed
from gate.verdicts full join (
    select rule_id, sum(rows_failed) as rows_failed from gate.rule_results
    where state in ('passed', 'failed') group by rule_id
) as counted using (rule_id)
where verdicts.rows_failed is distinct from counted.rows_failed
"""


def reconcile(folder: DataFolder, *, whole: bool = False) -> list[str]:
    """The totals that differ, a sentence each; an empty list lets the warehouse be published.

    After a delta, staging is held to the delta's keys, the others having been held before; `whole` holds it to all.
    """
    with warehouse.connect_built(folder) as connection:
        try:
            differences = [
                *_differing(connection, LINES, "gate.differs.lines"),
                *_differing(connection, REJECTED, "gate.differs.rejected"),
                *_differing(connection, COUNTED_TWICE, "gate.differs.rule"),
            ]
            for table in contracts.tables().values():
                differences += of_table(connection, table, whole=whole)
            return differences + _totals(connection)
        except duckdb.CatalogException as error:
            raise HotlineError(say("gate.not_built")) from error


def _differing(connection: duckdb.DuckDBPyConnection, query: str, sentence: str) -> list[str]:
    return [
        say(sentence, what=what, expected=expected, found=found)
        for what, expected, found in connection.execute(query).fetchall()
    ]


def of_table(connection: duckdb.DuckDBPyConnection, table: Table, *, whole: bool = False) -> list[str]:
    """Landed = in the lake = staged + superseded; staged = kept + quarantined."""
    held = f"from gate.quarantine where table_name = '{table.name}'"
    landed = _count(
        connection,
        f"sum(cast(json_extract(rows_by_table, '$.{table.name}') as bigint)) from raw.landed_files"
        " where not is_blocked",
    )
    read, of_delta = (f"raw.{table.name}", False) if whole else delta.read(connection, table)
    arrived = _count(connection, f"{_different_rows(of_delta)} from {staged(table)}")
    quarantined = _count(connection, f"count(distinct _row_id) {held}")
    kept = _count(
        connection,
        f"count(*) from {staged(table)} as staged where not exists (select 1 {held} and _row_id = staged._row_id)",
    )
    pairs = {
        "gate.differs.lake": (landed, _count(connection, f"count(*) from raw.{table.name}")),
        "gate.differs.staged": (
            _count(connection, _latest(table, read)),
            _count(connection, _of_its_keys(connection, table)) if of_delta else arrived,
        ),
        "gate.differs.kept": (arrived, kept + quarantined),
    }
    return [
        say(sentence, what=table.name, expected=expected, found=found)
        for sentence, (expected, found) in pairs.items()
        if expected != found
    ]


def _totals(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Facts = kept rows; what the aggregates add up to = facts."""
    counted = {what: [_count(connection, query) for query in pair] for what, pair in TOTALS.items()}
    return [
        say("gate.differs.total", what=what, expected=expected, found=found)
        for what, (found, expected) in counted.items()
        if expected != found
    ]


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    found = connection.execute(f"select {query}").fetchone()
    return int(found[0] or 0) if found else 0


def _different_rows(of_delta: bool) -> str:
    """Staged rows, each once; of a delta only its own are looked at, since the others were different before."""
    if not of_delta:
        return "count(distinct _row_id)"
    is_new = "_file_seq in (select file_seq from delta.files)"
    return f"count(*) filter (not {is_new}) + count(distinct case when {is_new} then _row_id end)"


def _latest(table: Table, read: str) -> str:
    """Rows that staging must hold, counted another way than staging finds them: distinct keys and rows without one."""
    key = [_key_part(table.column(name)) for name in table.key]
    whole = " and ".join(f"{part} is not null" for part in key)
    return (
        f"count(distinct ({', '.join(key)})) filter (where {whole}) + count(*) filter (where not ({whole})) from {read}"
    )


def _of_its_keys(connection: duckdb.DuckDBPyConnection, table: Table) -> str:
    """Rows that staging holds of the keys that a delta brought: its own, and those that stood before and still do."""
    standing = f"standing_{table.name}"
    stood = f" or _row_id in (select _row_id from delta.{standing})" if delta.has(connection, standing) else ""
    return f"count(*) from {staged(table)} where _file_seq in (select file_seq from delta.files){stood}"


def _key_part(column: Column) -> str:
    name = column.name
    trimmed = f"regexp_replace({name}, '{BLANK_ENDS}', '', 'g')"
    text = f"nullif(case when regexp_matches({name}, '{BLANK_ENDS}') then {trimmed} else {name} end, '')"
    reading = {"date": f"try_cast({text} as date)", "integer": f"try_cast({text} as bigint)"}
    return reading.get(column.type, text)
