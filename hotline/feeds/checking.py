"""`hotline feeds check`: what a feed would make of a file, without landing it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import duckdb
import pyarrow as pa

from hotline import contracts, warehouse
from hotline.contracts import Column
from hotline.errors import HotlineError
from hotline.feeds.choosing import differs
from hotline.feeds.feed import Feed
from hotline.feeds.header import Header
from hotline.feeds.opened import opened
from hotline.feeds.sql import literal, quoted

SHOWN = 5


@dataclass
class Check:
    """What the feed makes of the file: its lines, the rows by table, what the gate would set aside, an example."""

    encoding: str | None = None
    lines: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # table, column, value
    unreadable: Counter[tuple[str, str]] = field(default_factory=Counter)  # table, column
    empty: Counter[tuple[str, str]] = field(default_factory=Counter)
    unused: dict[str, None] = field(default_factory=dict)
    before: pa.Table | None = None
    after: dict[str, pa.Table] = field(default_factory=dict)


def check(feed: Feed, path: Path) -> Check:
    """Reads the whole file with the feed; HotlineError where its header is not the feed's."""
    result = Check()
    with opened(path) as (name, reader), warehouse.connect() as connection:
        for batch in reader.read(feed.layout):
            rows = batch.table.num_rows
            result.lines += rows + len(batch.rejects)
            result.rejected.update(reject.cause for reject in batch.rejects)
            if rows:
                header = _header(batch.table)
                if feed.missing(header):
                    raise HotlineError(differs(PurePath(name), feed, header))
                result.unused |= dict.fromkeys(feed.unused(header))
                converted = feed.convert(connection, batch.table)
                for table, made in converted.items():
                    _count(connection, table, made, result)
                if result.before is None:
                    result.before = batch.table.slice(0, SHOWN)
                    result.after = {table: _first(made) for table, made in converted.items()}
        result.encoding = reader.encoding
    return result


def _header(batch: pa.Table) -> Header:
    sheet = batch["_sheet"][0].as_py()
    return Header(tuple(name for name in batch.column_names if name not in ("_line", "_sheet")), sheet)


def _first(made: pa.Table) -> pa.Table:
    """The rows that come from the first lines; not all lines have one in every table."""
    records = made["_record"].to_numpy()
    return made.filter(pa.array(records < SHOWN))


def _count(connection: duckdb.DuckDBPyConnection, table: str, made: pa.Table, result: Check) -> None:
    result.rows[table] += made.num_rows
    contract = contracts.tables()[table]
    connection.register("made", made)
    for column in contract.columns:
        value = f"nullif(trim({quoted(column.name)}), '')"
        if column.required:
            result.empty[table, column.name] += _number(connection, f"{value} is null")
        if column.type in ("timestamp", "date"):
            bad = f"{value} is not null and try_cast({value} as timestamp) is null"
            result.unreadable[table, column.name] += _number(connection, bad)
        if column.codes:
            for text, count in _unknown(connection, column, value):
                result.unmapped[table, column.name, text] += count
    connection.unregister("made")


def _unknown(connection: duckdb.DuckDBPyConnection, column: Column, value: str) -> list[tuple[str, int]]:
    known = ", ".join(literal(code) for code in contracts.codes(column.codes or ""))
    each = f"unnest(string_split({value}, ';'))" if column.is_list else value
    return connection.execute(
        f"select code, count(*) from (select {each} as code from made) "
        f"where code is not null and trim(code) not in ({known}) group by code"
    ).fetchall()


def _number(connection: duckdb.DuckDBPyConnection, condition: str) -> int:
    [(rows,)] = connection.execute(f"select count(*) from made where {condition}").fetchall()
    return rows
