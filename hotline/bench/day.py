"""One day more for a built city: the rows of one of its last days again, for the day after its end, and late ones."""

from pathlib import Path

from hotline import contracts, warehouse
from hotline.paths import DataFolder

# What a row is known by as of a day: tickets accepted, what happened to tickets of any age, calls.
TIMES = {
    "tickets": "accepted_at",
    "ticket_events": "occurred_at",
    "callbacks": "invited_at",
    "calls": "entered_at",
}
# Of so many tickets of any age one comes again with a new state.
CHANGED_OF = 50_000
CHANGED = {
    "status_code": "'cancelled' as status_code",
    "updated_at": "strftime(day::date + by_days, '%Y-%m-%d 09:00:00') as updated_at",
}


def put(folder: DataFolder) -> None:
    """Writes the day's files into the inbox, as its sender would: a file a table."""
    with warehouse.connect(folder.build_database, scratch=folder.scratch) as connection:
        connection.execute(
            """
            create or replace temp table moved as
            select max(accepted_at)::date - interval 2 day as day, interval 3 day as by_days
            from staging.stg_ticket__tickets;
            create or replace temp table its_tickets as
            select ticket_id from staging.stg_ticket__tickets cross join moved where accepted_at::date = day::date;
            """
        )
        for table, time in TIMES.items():
            rows = f"raw.{table} cross join moved where try_cast({time} as date) = day::date"
            parts = [f"select {', '.join(_moved(table, name) for name in _names(table))} from {rows}"]
            if table == "tickets":
                parts.append(
                    f"select {', '.join(CHANGED.get(name, name) for name in _names(table))} "
                    f"from raw.tickets cross join moved "
                    f"where hash(ticket_id) % {CHANGED_OF} = 0"
                )
            file = str(_file(folder, table)).replace("'", "''")
            connection.execute(f"copy ({' union all '.join(parts)}) to '{file}' (header)")


def differing(folder: DataFolder, published: Path) -> dict[str, int]:
    """The tables that do not hold what they hold in a snapshot, and how many rows differ."""
    with warehouse.connect_built(folder, read_only=True) as connection:
        for database in warehouse.PUBLISHED:
            file = str(published / f"{database}.duckdb").replace("'", "''")
            connection.execute(f"attach '{file}' as was_{database} (read_only)")
        tables = connection.execute(
            "select database_name, table_name, list((column_name, data_type) order by column_index) "
            f"from duckdb_columns() where database_name in {warehouse.PUBLISHED} group by all order by all"
        ).fetchall()
        found = {
            table: connection.execute(_different(f"was_{database}.{table}", f"{database}.{table}", columns)).fetchall()
            for database, table, columns in tables
        }
    return {table: rows for table, [(rows,)] in found.items() if rows}


def _different(was: str, now: str, columns: list[tuple[str, str]]) -> str:
    """How many rows of two tables are not in both, and by how many one has more.

    Fractions added up in another order differ in their last digits: of two grids to which they are rounded, no such
    difference crosses a border of both.
    """
    grids = [
        ", ".join(f"floor({name} * 1e6 + {shift})" if kind == "DOUBLE" else name for name, kind in columns)
        for shift in (0, 0.5)
    ]
    hashes = ", ".join(f"hash({grid}) as grid_{number}" for number, grid in enumerate(grids))
    missing = " + ".join(
        f"(select count(*) from {one} where grid_0 not in (select grid_0 from {other}) "
        f"and grid_1 not in (select grid_1 from {other}))"
        for one, other in (("was", "now"), ("now", "was"))
    )
    return (
        f"with was as materialized (select {hashes} from {was}), now as materialized (select {hashes} from {now}) "
        f"select {missing} + abs((select count(*) from was) - (select count(*) from now))"
    )


def take_away(folder: DataFolder) -> None:
    """Takes the day's files out of the inbox, so that the next bench begins without it."""
    for table in TIMES:
        _file(folder, table).unlink(missing_ok=True)


def _file(folder: DataFolder, table: str) -> Path:
    return folder.inbox / f"{table}_next_day.csv"


def _names(table: str) -> list[str]:
    return [column.name for column in contracts.tables()[table].columns]


def _moved(table: str, name: str) -> str:
    """A column of the day: its times moved, its keys new; tickets of other days keep their numbers."""
    column = contracts.tables()[table].column(name)
    if column.type == "timestamp":
        moved = f"strftime(try_cast({name} as timestamp) + by_days, '%Y-%m-%d %H:%M:%S')"
    elif name == "ticket_id":
        moved = f"case when {name} in (from its_tickets) then {name} || '-next' else {name} end"
    elif name in (*contracts.tables()[table].key, "invitation_id"):
        moved = f"{name} || '-next'"
    else:
        return name
    return f"{moved} as {name}"
