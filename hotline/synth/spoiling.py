"""Plants faults in the finished tables of the city and keeps a ledger of what it planted where."""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from hotline import contracts
from hotline.contracts import Table
from hotline.gate.functions import CHECK_DIGITS
from hotline.synth import fault as faults
from hotline.synth import stretches, write
from hotline.synth.copying import copy
from hotline.synth.fault import Fault

PREPARED = """
create macro moved(t, seconds) as
    strftime(try_cast(t as timestamp) + to_seconds(seconds::bigint), '%Y-%m-%d %H:%M:%S');
create table touched (id varchar);
create table planted_faults (
    fault varchar, table_name varchar, _place bigint, key varchar, column_name varchar, before varchar, after varchar,
    treatment varchar, rule varchar
);
"""

# What a line that cannot be read is damaged with, once it is written: a sign of no language, and the bytes it becomes.
DAMAGES = {
    "\ue001": b",",
    "\ue002,": b"",
    "\ue003": b'"',
    "\ue004": b"\0",
    "\ue005": "工单".encode("gb18030"),
}
PIECE = 1 << 24

# Treatments of lines that never become a row to be judged.
UNREAD = ("reject", "duplicate", "superseded", "block")


def files(connection: duckdb.DuckDBPyConnection, out: Path, form: str) -> Iterator[tuple[str, Path, int]]:
    """The city's files as `write.files` gives them, with faults; table `planted_faults` tells them."""
    connection.execute(f"{PREPARED} create schema gate; {CHECK_DIGITS}")
    made = [table for table in contracts.tables().values() if _as_text(connection, table)]
    stretches.spoil(connection)
    for number, fault in enumerate(fault for fault in faults.faults(form) if fault.table in {t.name for t in made}):
        _plant(connection, fault, number)
    stretches.files(connection)
    for name in _parents_first(made):
        _note_followers(connection, contracts.tables()[name])
    for table in made:
        _note_consequences(connection, table)
        stems = connection.execute(f"select distinct _file from faulty_{table.name} order by 1").fetchall()
        for (stem,) in stems:
            path = out / f"{stem}.{form}"
            columns = ", ".join(column.name for column in table.columns)
            query = f"select {columns} from faulty_{table.name} where _file = '{stem}' order by _place"
            yield table.name, path, write.copy(connection, query, path, form)
            if form == "csv":
                _damage(path)


def ledger(connection: duckdb.DuckDBPyConnection, path: Path, form: str) -> int:
    """Writes what was planted, a line for each changed value; a line number counts as landing counts it."""
    header = 1 if form == "csv" else 0
    tables = [name for (name,) in connection.execute("select distinct table_name from planted_faults").fetchall()]
    lines = " union all ".join(
        f"select '{name}' as table_name, _place, _file || '.{form}' as file,"
        f" {header} + row_number() over (partition by _file order by _place) as line from faulty_{name}"
        for name in tables
    )
    query = (
        "select fault, table_name, file, line, key, column_name, before, after, treatment, rule"
        f" from planted_faults left join ({lines}) using (table_name, _place) order by all"
    )
    return write.copy(connection, query, path, "csv")


def _as_text(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """`faulty_<table>`: its rows as the text a file holds, numbered, with the file each belongs to."""
    found = write.columns(connection, f"out_{table.name}")
    if found:
        of_year = f"'{table.name}_' || _year" if "_year" in found else f"'{table.name}'"
        texts = ", ".join(
            f"{column.name if column.name in found else 'null'}::varchar as {column.name}" for column in table.columns
        )
        connection.execute(
            f"create table faulty_{table.name} as select row_number() over () as _place, {of_year} as _file, {texts}"
            f" from out_{table.name}"
        )
    return bool(found)


def _plant(connection: duckdb.DuckDBPyConnection, fault: Fault, number: int) -> None:
    """Plants a fault in some rows that no other fault has touched, neither them nor what they belong to."""
    table = contracts.tables()[fault.table]
    ids = _ids(table) if table.name in faults.common()["in_place"] else []
    spoilt = f"select _place from planted_faults where table_name = '{table.name}' and _place is not null"
    free = " and ".join(
        [f"_place not in ({spoilt})", *(f"({name} is null or {name} not in (select id from touched))" for name in ids)]
    )
    each = faults.common()["each"]
    connection.execute(
        f"create or replace temp table picked as select _place, row_number() over () - 1 + {number} as number from ("
        f"select _place from faulty_{table.name} where ({fault.where}) and {free}"
        f" order by hash(getvariable('seed'), '{fault.fault}', _place) limit {each})"
    )
    for name in ids:
        connection.execute(
            f"insert into touched select {name} from faulty_{table.name} join picked using (_place)"
            f" where {name} is not null"
        )
    if fault.copy:
        key = f"'-f{number}-' || (picked.number - {number})" if fault.copy == "new" else ""
        last = copy(connection, table, f"from faulty_{table.name} as this join picked using (_place)", key, number)
        connection.execute(
            "create or replace temp table picked as"
            f" select {last} + 1 + number - {number} as _place, number from picked"
        )
    _spoil(connection, table, fault)
    if fault.file:
        connection.execute(
            f"update faulty_{table.name} set _file = _file || '_{fault.file}'"
            " where _place in (select _place from picked)"
        )


def _ids(table: Table) -> list[str]:
    """The columns by which a row is one of a family: its key, and the rows it belongs to."""
    return [table.key[0], *(column.name for column in table.columns if column.references)]


def _spoil(connection: duckdb.DuckDBPyConnection, table: Table, fault: Fault) -> None:
    """Changes the picked rows and enters each change in the ledger; a row that is merely there twice or late, too."""
    key = "concat_ws('|', " + ", ".join(f"this.{name}" for name in table.key) + ")"
    values = dict(fault.set)
    if whole := values.pop("*", None):
        values = {column.name: whole.format(column=column.name) for column in table.columns}
    listed = (
        [("null", "null", "null")]
        if not values or whole
        else [(f"'{column}'", f"this.{column}", f"({value})::varchar") for column, value in values.items()]
    )
    for column, before, after in listed:
        connection.execute(
            f"insert into planted_faults select '{fault.fault}', '{table.name}', _place, {key}, {column}, {before},"
            f" {after}, '{fault.treatment}', '{fault.rule}' from faulty_{table.name} as this join picked using (_place)"
        )
    if values:
        made = ", ".join(f"({value})::varchar as {column}" for column, value in values.items())
        connection.execute(
            f"create or replace temp table spoilt as select _place, {made}"
            f" from faulty_{table.name} as this join picked using (_place)"
        )
        changes = ", ".join(f"{column} = spoilt.{column}" for column in values)
        connection.execute(
            f"update faulty_{table.name} as this set {changes} from spoilt where this._place = spoilt._place"
        )


def _parents_first(tables: list[Table]) -> list[str]:
    names = {table.name for table in tables}
    after = {table.name: {parent for _, _, parent, _, _, _ in _references(table)} & names for table in tables}
    return [name for name in TopologicalSorter({name: on - {name} for name, on in after.items()}).static_order()]


def _references(table: Table) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Column, which rows, parent table and column, treatment and rule of each reference a row can lose."""
    for column in table.columns:
        if column.references:
            parent, key = column.references.split(".")
            treatment = "quarantine" if column.required else "warn"
            yield column.name, "true", parent, key, treatment, f"{table.name}_{column.name}_orphan"
    for follows in faults.common()["follows"]:
        if follows["table"] == table.name:
            parent, key = follows["parent"].split(".")
            yield follows["column"], follows["where"], parent, key, "quarantine", follows["rule"]


def _note_followers(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Enters what goes with a row that stays out: the rows that belong to it.

    A row set aside is still there for those of its own table: they are judged together.
    """
    key = "concat_ws('|', " + ", ".join(table.key) + ")"
    for column, where, parent, parent_key, treatment, rule in list(_references(table)):
        out = UNREAD if parent == table.name else (*UNREAD, "quarantine")
        connection.execute(
            f"""
            insert into planted_faults
            select 'follows', '{table.name}', _place, {key}, '{column}', {column}, {column}, '{treatment}', '{rule}'
            from faulty_{table.name} as this
            where {where} and trim({column}, ' ' || chr(12288)) <> '' and {_without(table.name, *UNREAD)}
                and {column} not in (
                    select {parent_key} from faulty_{parent} as this
                    where {parent_key} is not null and {_without(parent, *out)}
                )
                and _place not in (
                    select _place from planted_faults where table_name = '{table.name}' and rule = '{rule}'
                )
            """
        )


def _note_consequences(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Enters what a planted fault breaks besides its own rule."""
    for fault, rules in faults.common()["consequences"].get(table.name, {}).items():
        for rule, where in rules.items():
            connection.execute(
                f"""
                insert into planted_faults
                select fault, table_name, _place, key, column_name, before, after, 'warn', '{rule}'
                from planted_faults inner join faulty_{table.name} using (_place)
                where fault = '{fault}' and table_name = '{table.name}' and {where}
                """
            )


def _without(table: str, *treatments: str) -> str:
    """Whether a row is none that the ledger lists with one of the treatments."""
    listed = ", ".join(f"'{treatment}'" for treatment in treatments)
    return (
        f"this._place not in (select _place from planted_faults where table_name = '{table}'"
        f" and treatment in ({listed}) and _place is not null)"
    )


def _damage(path: Path) -> None:
    """Makes the signs in a written file the damage they stand for, piece by piece."""
    damaged = path.with_name(f".{path.name}")
    with path.open("rb") as source, damaged.open("wb") as target:
        while piece := source.read(PIECE) + source.readline():
            if b"\xee\x80" in piece:
                for sign, bytes_ in DAMAGES.items():
                    piece = piece.replace(sign.encode(), bytes_)
            target.write(piece)
    damaged.replace(path)
