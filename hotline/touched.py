"""Which tickets and calls a delta touches: those of its rows, and those whose state these rows decide."""

import duckdb

from hotline import contracts, delta, warehouse
from hotline.contracts import Table
from hotline.delta import Plan
from hotline.paths import DataFolder

_TICKETS = "stg_ticket__tickets"
# What else is computed together with touched tickets: requests of one person in one category, of which each may repeat
# the one before; callbacks of one invitation, also where a sender gives several tickets the same.
_TOGETHER = {
    _TICKETS: ("city_code", "category_code", "coalesce(requester_phone, requester_id_number)"),
    "stg_ticket__callbacks": ("coalesce(invitation_id, callback_id)",),
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


def note(folder: DataFolder, planned: Plan) -> set[str]:
    """Notes the tickets and calls of all rows that landed, of those they replaced, and of those that went to quarantine
    or left it, which are the ones whose tables are told; and the tickets that a limit passed since the last build.
    """
    with warehouse.connect_built(folder) as connection:
        connection.execute(
            """
            create or replace table delta.reversed as
            (select table_name, _row_id from gate.quarantine except from delta.quarantined)
            union all
            (from delta.quarantined except select table_name, _row_id from gate.quarantine)
            """
        )
        for table in contracts.tables().values():
            if table.touched_by:
                _note_rows(connection, table, has_landed=table in planned.tables)
        _note_limits(connection, folder)
        _spread(connection)
        for table in contracts.tables().values():
            if table.touched_by:
                _gather(connection, table)
        return {name for (name,) in connection.execute("select distinct table_name from delta.reversed").fetchall()}


def count(folder: DataFolder) -> dict[str, int]:
    """How many tickets, calls and days were touched."""
    with warehouse.connect_built(folder) as connection:
        return {
            key: connection.execute(f"select count(distinct {key}) from delta.touched_{key}").fetchall()[0][0]
            for key in ("ticket_id", "call_id", "counted_date")
        }


def _gather(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """`delta.rows_<table>`: all staged rows of what is touched, found by their numbers: of no other a text is read."""
    key, staged = table.touched_by, f"staging.{table.staging}"
    connection.execute(
        f"create or replace table delta.rows_{table.name} as select * from {staged} "
        f"where rowid in (select rowid from {staged} where {key} in (from delta.touched_{key}))"
    )


def _note_rows(connection: duckdb.DuckDBPyConnection, table: Table, *, has_landed: bool) -> None:
    """Notes the tickets of a table's rows, and the calls where the rows are calls."""
    changed = f"""
        select * from staging.{table.staging}
        where _row_id in (select _row_id from delta.reversed where table_name = '{table.name}')
    """
    if has_landed:
        changed += f"""
            union all select * from delta.replaced_{table.name}
            union all select * from staging.{table.staging} where _file_seq in (select file_seq from delta.files)
        """
    if table.key == ("ticket_id",):
        connection.execute(f"insert into delta.changed_ticket_id select ticket_id from ({changed}) as changed")
    for column in dict.fromkeys((table.touched_by, "ticket_id")):
        connection.execute(
            f"insert into delta.touched_{column} "
            f"select distinct {column} from ({changed}) as changed where {column} is not null "
            f"except select {column} from delta.touched_{column}"
        )


def _note_limits(connection: duckdb.DuckDBPyConnection, folder: DataFolder) -> None:
    """Notes the tickets that have a limit between the latest event of the last build and that of this one."""
    compiled = folder.dbt_output / "compiled" / "hotline" / "models" / "intermediate" / "calendar"
    now = (compiled / "int_latest_event_found.sql").read_text(encoding="utf-8")
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
    connection.execute(_LIMITS_PASSED.format(deadlines=deadlines))


def _noted(connection: duckdb.DuckDBPyConnection) -> int:
    """The number that the next noted ticket gets."""
    return int(connection.execute("select count(*) from delta.touched_ticket_id").fetchall()[0][0])


def _spread(connection: duckdb.DuckDBPyConnection) -> None:
    """Adds the tickets that are computed together with noted ones, until there are no more, and the calls of all."""
    asked = dict.fromkeys(_TOGETHER, 0)
    while any(known < _noted(connection) for known in asked.values()):
        for staged, known in asked.items():
            noted = _noted(connection)
            if known < noted:
                _add_together(connection, staged, known)
            # the tickets of one key are found together; those of one invitation may be of another, too
            asked[staged] = _noted(connection) if staged == _TICKETS else noted
    # a call is told its line by its ticket
    connection.execute(
        "insert into delta.touched_call_id select call_id from staging.stg_call__calls where call_id is not null "
        "and ticket_id in (from delta.touched_ticket_id) except select call_id from delta.touched_call_id"
    )


def _add_together(connection: duckdb.DuckDBPyConnection, staged: str, known: int) -> None:
    """Notes the tickets whose rows have the key of a row, as it stands or stood, of one noted after the `known` ones.

    Keys are compared by a number: where two have the same, a ticket is computed that need not be.
    """
    replaced = f"replaced_{staged.split('__')[1]}"
    rows = [f"staging.{staged}", *([f"delta.{replaced}"] if delta.has(connection, replaced) else [])]
    person = _TOGETHER[staged][-1]
    key = f"hash({', '.join(_TOGETHER[staged])})"
    new = f"select ticket_id from delta.touched_ticket_id where rowid >= {known}"
    same = " union ".join(f"select {key} from {of} where ticket_id in ({new})" for of in rows)
    connection.execute(
        f"""
        insert into delta.touched_ticket_id
        select distinct ticket_id from staging.{staged}
        where
            {person} is not null
            and {key} in ({same})
            and ticket_id not in (select ticket_id from delta.touched_ticket_id)
        """
    )
