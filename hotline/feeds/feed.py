"""A feed: which files it takes, how they are read, and which contract rows each line gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb
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
        numbers = pa.array(range(batch.num_rows), pa.int64())
        connection.register("feed_batch", batch.append_column("_record", numbers))
        try:
            return {
                table: connection.sql(self.table_sql(table, header)).to_arrow_table()
                for table in dict.fromkeys(rule.table for rule in self.rules)
            }
        finally:
            connection.unregister("feed_batch")

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
        used = {header.find(source.names) for rule in self.rules for source in rule.sources()}
        return [name for name in header.names if name not in used]

    def table_sql(self, table: str, header: Header) -> str:
        """The statement that makes a contract table's rows of the view `feed_batch` with this header."""
        extra = self.unused(header) if table == self.rules[0].table else []
        rules = [_rule_sql(rule, header, extra) for rule in self.rules if rule.table == table]
        return " union all by name ".join(f"({rule})" for rule in rules)


def _rule_sql(rule: Rule, header: Header, extra: list[str]) -> str:
    values = []
    for column in contracts.tables()[rule.table].columns:
        expression = rule.columns.get(column.name)
        sql = (expression and to_sql(expression, header)) or "null"
        values.append(f"cast({sql} as varchar) as {quoted(column.name)}")
    pairs = ", ".join(f"{literal(name)}, {quoted(name)}" for name in extra)
    # A merge patch drops what is null, so that forty empty columns cost nothing.
    kept = f"nullif(json_merge_patch('{{}}', json_object({pairs})), '{{}}')" if extra else "null"
    tests = [condition_sql(condition, header) for condition in rule.when]
    if rule.sheets:
        tests.append(f"_sheet in ({', '.join(map(literal, rule.sheets))})")
    where = f"where {' and '.join(tests) or 'true'}"
    if rule.once:
        return _once_sql(rule, values, header, where)
    return (
        f"select {', '.join(values)}, _line, cast(_sheet as varchar) as _sheet, _record, "
        f"cast({kept} as varchar) as _extra from feed_batch {where}"
    )


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
