"""Which tickets and calls a delta touches: those of its rows, and those whose state these rows decide."""

import duckdb

from hotline import contracts, delta, warehouse
from hotline.contracts import Table
from hotline.delta import Plan
from hotline.paths import DataFolder

# What else is computed together with touched tickets: callbacks of one invitation, also where a sender gives several
# tickets the same; requests of one person in one category, of which each may repeat the one before.
_TOGETHER = {
    "stg_ticket__callbacks": ("coalesce(invitation_id, callback_id)",),
    "stg_ticket__tickets": ("city_code", "category_code", "coalesce(requester_phone, requester_id_number)"),
}

# From the latest event of the last build to that of this one, whichever comes first; nothing where they are the same.
_MOVED = """
    create or replace table delta.moved as
    select least(was.as_of_at, now.as_of_at) as since, greatest(was.as_of_at, now.as_of_at) as until
    from intermediate.int_latest_event_found as was cross join ({now}) as now
    where was.as_of_at is distinct from now.as_of_at
"""

# A limit that passed between the last "now" and this one makes a ticket due without any row of its own. Signing has no
# deadline to compare: its limit is worked time, so that whatever was sent a limit and a day before either is past it.
# Beyond the calendar there is no worked time: then every dispatch not signed is looked at again.
_LIMITS_PASSED = """
    with
    moved as (from delta.moved),
    signing as (
        select min(unsigned_since) as unsigned_since from (
            select max(earlier.calendar_date) as unsigned_since
            from moved
            inner join intermediate.int_working_time_accumulated as today
                on cast(moved.since as date) = today.calendar_date
            inner join intermediate.int_working_time_accumulated as earlier
                on today.schedule_code = earlier.schedule_code
            where
                cast(moved.until as date) in (select calendar_date from intermediate.int_working_time_accumulated)
                and today.working_seconds_before - earlier.working_seconds_before
                > (select max(limit_value) * 3600 from rules.deadline_rules where rule = 'sign_working_hours')
            group by today.schedule_code
        )
    )
    insert into delta.touched_ticket_id
    {deadlines}
    select ticket_id from fct_dispatches cross join moved cross join signing
    where
        dispatched_at between since - interval 1 day and until
        or signed_at is null and dispatched_at >= coalesce(unsigned_since, dispatched_at) and dispatched_at <= until
"""


def by_rows(folder: DataFolder, planned: Plan) -> None:
    """Notes the tickets and calls of all rows that landed, and of those they replaced."""
    with warehouse.connect_built(folder) as connection:
        before = _noted(connection)
        for table in planned.tables:
            if table.touched_by:
                changed = f"""
                    select * from delta.replaced_{table.name} union all
                    select * from staging.{table.staging} where _file_seq in (select file_seq from delta.files)
                """
                _note(connection, table, changed)
        _spread(connection, before)


def by_verdicts(folder: DataFolder) -> set[str]:
    """Notes those of rows that went to quarantine or left it; the tables that have such rows."""
    with warehouse.connect_built(folder) as connection:
        connection.execute(
            """
            create or replace table delta.reversed as
            (select table_name, _row_id from gate.quarantine except from delta.quarantined)
            union all
            (from delta.quarantined except select table_name, _row_id from gate.quarantine)
            """
        )
        before = _noted(connection)
        for table in contracts.tables().values():
            if table.touched_by:
                changed = f"""
                    select * from staging.{table.staging}
                    where _row_id in (select _row_id from delta.reversed where table_name = '{table.name}')
                """
                _note(connection, table, changed)
        _spread(connection, before)
        return {name for (name,) in connection.execute("select distinct table_name from delta.reversed").fetchall()}


def by_limits(folder: DataFolder) -> None:
    """Notes the tickets that have a limit between the latest event of the last build and that of this one."""
    compiled = folder.dbt_output / "compiled" / "hotline" / "models" / "intermediate" / "calendar"
    now = (compiled / "int_latest_event_found.sql").read_text(encoding="utf-8")
    with warehouse.connect_built(folder) as connection:
        connection.execute(_MOVED.format(now=now))
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() where database_name = 'detail' and table_name in "
            "(select table_name from duckdb_columns() where database_name = 'detail' and column_name = 'ticket_id') "
            "and column_name like '%deadline_at'"
        ).fetchall()
        deadlines = "".join(
            f"select ticket_id from {table} cross join moved where {name} between since and until union "
            for table, name in columns
        )
        before = _noted(connection)
        connection.execute(_LIMITS_PASSED.format(deadlines=deadlines))
        _spread(connection, before)


def count(folder: DataFolder) -> dict[str, int]:
    """How many tickets, calls and days were touched."""
    with warehouse.connect_built(folder) as connection:
        return {
            key: connection.execute(f"select count(distinct {key}) from delta.touched_{key}").fetchall()[0][0]
            for key in ("ticket_id", "call_id", "counted_date")
        }


def _note(connection: duckdb.DuckDBPyConnection, table: Table, rows: str) -> None:
    """Notes the tickets of a table's rows, and the calls where the rows are calls."""
    if table.key == ("ticket_id",):
        connection.execute(f"insert into delta.changed_ticket_id select ticket_id from ({rows}) as changed")
    for column in dict.fromkeys((table.touched_by, "ticket_id")):
        connection.execute(
            f"insert into delta.touched_{column} "
            f"select distinct {column} from ({rows}) as changed where {column} is not null "
            f"except select {column} from delta.touched_{column}"
        )


def _noted(connection: duckdb.DuckDBPyConnection) -> int:
    """The number that the next noted ticket gets."""
    return int(connection.execute("select count(*) from delta.touched_ticket_id").fetchall()[0][0])


def _spread(connection: duckdb.DuckDBPyConnection, known: int) -> None:
    """Adds the tickets that are computed together with those noted after the first `known` ones, until there are no
    more, and the calls of all.
    """
    while (noted := _noted(connection)) > known:
        new = f"select ticket_id from delta.touched_ticket_id where rowid >= {known}"
        for staged, key in _TOGETHER.items():
            _add_together(connection, staged, key, new)
        # a call is told its line by its ticket
        connection.execute(
            "insert into delta.touched_call_id select call_id from staging.stg_call__calls where call_id is not null "
            f"and ticket_id in ({new}) except select call_id from delta.touched_call_id"
        )
        known = noted


def _add_together(connection: duckdb.DuckDBPyConnection, staged: str, key: tuple[str, ...], new: str) -> None:
    """Notes the tickets whose rows have the key of a row of a new one, as it stands or stood."""
    replaced = f"replaced_{staged.split('__')[1]}"
    rows = [f"staging.{staged}", *([f"delta.{replaced}"] if delta.has(connection, replaced) else [])]
    same = " union ".join(f"select ({', '.join(key)}) from {of} where ticket_id in ({new})" for of in rows)
    connection.execute(
        f"""
        insert into delta.touched_ticket_id
        select distinct ticket_id from staging.{staged}
        where
            {key[-1]} is not null
            and ({", ".join(key)}) in ({same})
            and ticket_id not in (select ticket_id from delta.touched_ticket_id)
        """
    )
