"""A feed: which files it takes, how they are read, and which contract rows each line gives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from hotline import contracts
from hotline.feeds.expressions import Condition, Expression, Source, sources
from hotline.feeds.header import Header
from hotline.feeds.sql import can_hold, condition_sql, literal, quoted, to_sql
from hotline.readers.layout import Layout

_NOT_COLUMNS = ("_line", "_sheet")


@dataclass(frozen=True)
class Rule:
    """One row of a contract table per line of the sheets (none named: all) that meets every condition.

    `once` is for lists such as units, which repeat on every line: one row per distinct row of a batch, and none
    where the line names no unit.
    """

    table: str
    columns: Mapping[str, Expression]
    sheets: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    once: bool = False

    def applies(self, header: Header) -> bool:
        """Whether lines under this header can give a row: the sheet is meant, the conditions can be met."""
        is_meant = not self.sheets or header.sheet is None or header.sheet in self.sheets
        return is_meant and all(can_hold(condition, header) for condition in self.when)

    def meets(self, other: "Rule") -> bool:
        """Whether both rules may read the same line."""
        return not self.sheets or not other.sheets or not set(self.sheets).isdisjoint(other.sheets)

    def sources(self) -> Iterator[Source]:
        """Every column of the file that the rule reads."""
        for expression in self.columns.values():
            yield from sources(expression)
        for condition in self.when:
            yield condition.source


@dataclass(frozen=True)
class Feed:
    """How one sender's layout maps to the contract; `sha256` tells versions of it apart."""

    name: str
    sha256: str
    layout: Layout
    rules: tuple[Rule, ...]
    files: tuple[str, ...] = ()  # patterns of file names
    signature: tuple[Source, ...] = ()  # columns that a header must have to be this sender's

    def convert(self, connection: duckdb.DuckDBPyConnection, batch: pa.Table) -> dict[str, pa.Table]:
        """The contract rows of a batch: one table per contract table the feed fills.

        Every contract column as text; `_line` and `_sheet` as in the batch; `_record`, the index of the
        batch row it came from (several rows may share one); `_extra`, the columns the feed reads nowhere, as
        JSON on the feed's first table. A batch row that no table has was meant by no rule.
        """
        header = Header(tuple(name for name in batch.column_names if name not in _NOT_COLUMNS))
        batch = batch.append_column("_record", pa.array(np.arange(batch.num_rows)))
        connection.register("feed_batch", batch)
        try:
            if self._only_picks_columns():
                return {self.rules[0].table: self._picked(connection, batch, header)}
            return {
                table: connection.sql(self.table_sql(table, header)).to_arrow_table()
                for table in dict.fromkeys(rule.table for rule in self.rules)
            }
        finally:
            connection.unregister("feed_batch")

    def _only_picks_columns(self) -> bool:
        """Whether lines are rows as they stand: so it is with files in contract layout, often the largest."""
        rule = self.rules[0]
        is_plain = all(isinstance(expression, Source) for expression in rule.columns.values())
        return len(self.rules) == 1 and is_plain and not (rule.sheets or rule.when or rule.once)

    def _picked(self, connection: duckdb.DuckDBPyConnection, batch: pa.Table, header: Header) -> pa.Table:
        """The batch's own columns under the contract's names, without a copy."""
        rule = self.rules[0]
        nothing = pa.nulls(batch.num_rows, pa.string())
        columns = {}
        for column in contracts.tables()[rule.table].columns:
            source = rule.columns.get(column.name)
            found = header.find(source.names) if isinstance(source, Source) else None
            columns[column.name] = batch[found] if found else nothing
        columns |= {name: batch[name] for name in ("_line", "_sheet", "_record")}
        unused = self.unused(header)
        extra = f"select {_extra_sql(unused)} as _extra from feed_batch order by _record"
        columns["_extra"] = connection.sql(extra).to_arrow_table()["_extra"] if unused else nothing
        return pa.table(columns)

    def missing(self, header: Header) -> list[str]:
        """What a header lacks to be this feed's: its signature, and the sources of required columns."""
        lacking = [source.names[0] for source in self.signature if not header.find(source.names)]
        for rule in self.rules:
            if not rule.applies(header):
                continue
            for name in contracts.tables()[rule.table].required:
                if to_sql(rule.columns[name], header) is None:
                    lacking += [source.names[0] for source in sources(rule.columns[name])]
        return list(dict.fromkeys(lacking))

    def unused(self, header: Header) -> list[str]:
        """The columns of the file that the feed reads nowhere."""
        return _unused(self.rules, header)

    def table_sql(self, table: str, header: Header) -> str:
        """The statement that makes a contract table's rows of the view `feed_batch` with this header."""
        parts = []
        for rule in self.rules:
            if rule.table == table:
                siblings = [other for other in self.rules if other.meets(rule)]
                # What no rule reads stands beside the row of the first table that a line fills.
                extra = _unused(siblings, header) if siblings[0].table == table else []
                parts.append(f"({_rule_sql(rule, header, extra)})")
        return " union all by name ".join(parts)


def _unused(rules: Iterable[Rule], header: Header) -> list[str]:
    used = {header.find(source.names) for rule in rules for source in rule.sources()}
    return [name for name in header.names if name not in used]


def _rule_sql(rule: Rule, header: Header, extra: list[str]) -> str:
    values = []
    for column in contracts.tables()[rule.table].columns:
        expression = rule.columns.get(column.name)
        sql = (expression and to_sql(expression, header)) or "null"
        values.append(f"cast({sql} as varchar) as {quoted(column.name)}")
    tests = [condition_sql(condition, header) for condition in rule.when]
    if rule.sheets:
        tests.append(f"_sheet in ({', '.join(map(literal, rule.sheets))})")
    where = f"where {' and '.join(tests) or 'true'}"
    if rule.once:
        return _once_sql(rule, values, header, where)
    return (
        f"select {', '.join(values)}, _line, cast(_sheet as varchar) as _sheet, _record, "
        f"{_extra_sql(extra)} as _extra from feed_batch {where}"
    )


def _extra_sql(names: list[str]) -> str:
    pairs = ", ".join(f"{literal(name)}, {quoted(name)}" for name in names)
    # A merge patch drops what is null, so that forty empty columns cost nothing.
    kept = f"nullif(json_merge_patch('{{}}', json_object({pairs})), '{{}}')" if names else "null"
    return f"cast({kept} as varchar)"


def _once_sql(rule: Rule, values: list[str], header: Header, where: str) -> str:
    """Distinct lines first, then the expressions: a hundred thousand lines name the same few units."""
    origin = (
        "arg_min(_line, _record) as _line, cast(arg_min(_sheet, _record) as varchar) as _sheet, min(_record) as _record"
    )
    found = dict.fromkeys(quoted(name) for source in rule.sources() if (name := header.find(source.names)))
    read = "".join(f"{name}, " for name in found)
    grouped = f"group by {', '.join(found)}" if found else ""
    keyed = " and ".join(f"{key} is not null" for key in contracts.tables()[rule.table].key)
    numbers = ", ".join(str(number) for number in range(1, len(values) + 1))
    return (
        f"select {', '.join(values)}, {origin}, cast(null as varchar) as _extra "
        f"from (select {read}{origin} from feed_batch {where} {grouped}) "
        f"where _record is not null group by {numbers} having {keyed} order by _record"
    )
