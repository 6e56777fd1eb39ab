"""Faults of whole days, months and files: volumes that jump, codes that drift, files that are not what they say."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
from chinese_calendar import is_workday

from hotline import contracts
from hotline.synth import fault as faults
from hotline.synth.copying import copy

# Before these days have passed nobody knows what is usual.
FIRST_DAYS = 70
# A month with fewer rows to change says nothing.
ROWS_OF_A_MONTH = 300


def spoil(connection: duckdb.DuckDBPyConnection) -> None:
    """Plants what faults/common.yml says of days, months and files, in places that no other such fault touches."""
    taken: set[date] = set()
    for day in faults.common()["days"]:
        _spoil_day(connection, day, taken)
    months = connection.execute(
        "select distinct left(accepted_at, 7) as month from faulty_tickets order by hash(getvariable('seed'), month)"
    ).fetchall()
    usual = sorted(month for (month,) in months)[6:]
    free = [month for (month,) in months if month in usual]
    for turn, month in enumerate(faults.common()["months"]):
        if turn < len(free):
            _spoil_month(connection, month, free[turn])


def files(connection: duckdb.DuckDBPyConnection) -> None:
    """Adds whole files of spoilt copies."""
    rows, listed = faults.common()["files"]["rows"], faults.common()["files"]["of"]
    for file in listed:
        table = contracts.tables()[file["table"]]
        [(column, value)] = file["set"].items()
        last = copy(connection, table, f"from faulty_{table.name} limit {rows}", f"'-{file['fault']}'")
        connection.execute(
            f"update faulty_{table.name} set {column} = {value}, _file = '{file['fault']}' where _place > {last}"
        )
        key = "concat_ws('|', " + ", ".join(table.key) + ")"
        connection.execute(
            f"insert into planted_faults select '{file['fault']}', '{table.name}', _place, {key}, '{column}', null,"
            f" {column}, 'block', '{file['rule']}' from faulty_{table.name} where _place > {last}"
        )


def _spoil_day(connection: duckdb.DuckDBPyConnection, fault: dict[str, Any], taken: set[date]) -> None:
    """One of the days that have enough rows, if there is any; a city may be too small for it."""
    table, time, factor = contracts.tables()[fault["table"]], fault["time"], fault["factor"]
    rows = f"faulty_{table.name}"
    found = next(_days(connection, rows, time, fault["least"], taken), None)
    if found is None:
        return
    day, many = found
    taken |= {day + timedelta(days=number) for number in range(-2, 3)}
    of_day = f"left({time}, 10) = '{day}'"
    if factor > 1:
        for turn in range(factor - 1):
            where = f"{of_day} and {fault.get('where', 'true')} and {table.key[0]} not like '%-{fault['fault']}%'"
            last = copy(connection, table, f"from {rows} where {where}", f"'-{fault['fault']}-{turn}'")
            for column, value in fault.get("set", {}).items():
                connection.execute(f"update {rows} set {column} = {value} where _place > {last}")
    elif table.name == "ticket_events":
        # With the tickets they belong to: of half a life nothing in order could be said.
        connection.execute(
            f"create or replace temp table gone as select ticket_id from {rows}"
            f" where {of_day} and (hash(ticket_id) % 100) >= {100 * factor}"
        )
        for name in ("ticket_events", "tickets"):
            connection.execute(f"delete from faulty_{name} where ticket_id in (select ticket_id from gone)")
    else:
        connection.execute(f"delete from {rows} where {of_day} and (hash({table.key[0]}) % 100) >= {100 * factor}")
    [(left,)] = connection.execute(f"select count(*) from {rows} where {of_day}").fetchall()
    _enter(connection, fault, str(day), time, (many, left))


def _days(
    connection: duckdb.DuckDBPyConnection, rows: str, time: str, least: int, taken: set[date]
) -> Iterator[tuple[date, int]]:
    """Ordinary working days after ordinary days, with at least as many rows, in an order of chance.

    None where few days have as many.
    """
    counted = connection.execute(
        f"select cast(left({time}, 10) as date) as day, count(*) as many from {rows} where {time} is not null"
        " group by day order by hash(getvariable('seed'), day)"
    ).fetchall()
    first, last = min(day for day, _ in counted), max(day for day, _ in counted)
    if sum(many for _, many in counted) < least * len(counted):
        return
    for day, many in counted:
        inside = first + timedelta(days=FIRST_DAYS) < day < last - timedelta(days=7)
        before = day - timedelta(days=1)
        is_ordinary = day.weekday() < 5 and is_workday(day) and is_workday(before) == (before.weekday() < 5)
        if inside and many >= least and day not in taken and is_ordinary:
            yield day, many


def _spoil_month(connection: duckdb.DuckDBPyConnection, fault: dict[str, Any], month: str) -> None:
    """Changes a column in the rows of a month."""
    [(column, value)] = fault["set"].items()
    rows, where = f"faulty_{fault['table']}", fault.get("where", "true")
    of_month = f"left({fault['time']}, 7) = '{month}' and {where}"
    [(many,)] = connection.execute(f"select count(*) from {rows} where {of_month}").fetchall()
    if many >= ROWS_OF_A_MONTH:
        connection.execute(f"update {rows} set {column} = {value} where {of_month}")
        _enter(connection, fault, f"{month}-01", column, (many, many))


def _enter(
    connection: duckdb.DuckDBPyConnection, fault: dict[str, Any], key: str, column: str, rows: tuple[int, int]
) -> None:
    connection.execute(
        "insert into planted_faults values (?, ?, null, ?, ?, ?, ?, 'warn', ?)",
        [fault["fault"], fault["table"], key, column, *rows, fault["rule"]],
    )
