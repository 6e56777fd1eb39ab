"""Files in contract layout need no feed: they are known by name (`tickets_2024-05.csv`) and header."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from hotline import contracts
from hotline.contracts import Table
from hotline.errors import HotlineError
from hotline.feeds.expressions import Source
from hotline.feeds.feed import Feed
from hotline.feeds.header import Header, Peek
from hotline.feeds.rule import Rule
from hotline.readers.layout import Layout
from hotline.words import say


def contract_feed(path: PurePath, peek: Peek) -> Feed | None:
    """The feed of a file that is named after a contract table, or of a workbook whose sheets are; else None.

    HotlineError if the name is a table's but the header lacks columns the contract requires.
    """
    by_name = named_after(path.name)
    headers = peek(_layout([by_name] if by_name else list(contracts.tables().values())))
    owners = [(by_name or named_after(header.sheet or ""), header) for header in headers]
    filled = [(table, header) for table, header in owners if table]
    if by_name and not filled:
        raise HotlineError(say("land.no_header", file=path.name))
    if not filled:
        return None
    for table, header in filled:
        _require(path, table, header)
    for table, header in owners:
        if table is None and (alike := resembled(header)):
            raise HotlineError(say("feeds.sheet_unnamed", file=path.name, sheet=header.sheet, table=alike.name))
    tables = list(dict.fromkeys(table for table, _ in filled))
    rules = tuple(_rule(table, [header for owner, header in filled if owner == table]) for table in tables)
    sheets = tuple(header.sheet for _, header in filled if header.sheet is not None)
    name = contracts.IN_CONTRACT_LAYOUT + "+".join(table.name for table in tables)
    return Feed(name=name, sha256=_sha256(tables), layout=replace(_layout(tables), sheets=sheets), rules=rules)


def resembled(header: Header) -> Table | None:
    """The contract table whose required columns a header has, whatever the file or sheet is called."""
    fitting = [table for table in contracts.tables().values() if not _missing(table, header)]
    return max(fitting, key=lambda table: len(table.required), default=None)


def named_after(name: str) -> Table | None:
    """The contract table a file or sheet is named after: `tickets`, `tickets_2024-05.csv.gz`, `工单`."""
    stem = PurePath(name).name.partition(".")[0].strip().casefold()
    fitting = [
        table
        for table in contracts.tables().values()
        for word in (table.name, table.label_zh)
        if re.fullmatch(re.escape(word) + r"([-_ (（\d].*)?", stem)
    ]
    return max(fitting, key=lambda table: len(table.name), default=None)


def _require(path: PurePath, table: Table, header: Header) -> None:
    if missing := _missing(table, header):
        raise HotlineError(
            say(
                "feeds.contract_columns_missing",
                file=path.name if header.sheet is None else f"{path.name}[{header.sheet}]",
                table=table.name,
                missing=", ".join(missing),
                found=", ".join(header.names[:12]),
            )
        )


def _missing(table: Table, header: Header) -> list[str]:
    return [name for name in table.required if not header.find(_names(table, name))]


def _rule(table: Table, headers: Sequence[Header]) -> Rule:
    sheets = tuple(header.sheet for header in headers if header.sheet is not None)
    return Rule(table.name, {column.name: Source(_names(table, column.name)) for column in table.columns}, sheets)


def _names(table: Table, column: str) -> tuple[str, ...]:
    # The workbook that `hotline contract` writes for senders has the Chinese label above the column's name.
    return column, table.column(column).label_zh


def _layout(tables: Sequence[Table]) -> Layout:
    names = frozenset(name for table in tables for column in table.columns for name in _names(table, column.name))
    return Layout(header_names=names)


def _sha256(tables: Sequence[Table]) -> str:
    return hashlib.sha256(repr(tables).encode()).hexdigest()
