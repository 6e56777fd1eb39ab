"""A feed: which files it takes, how they are read, and which contract rows each line gives."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from hotline import contracts
from hotline.feeds.expressions import Expression, sources
from hotline.feeds.header import Header
from hotline.feeds.sql import literal, quoted, to_sql
from hotline.readers.layout import Layout

_NOT_COLUMNS = ("_line", "_sheet")


@dataclass(frozen=True)
class Rule:
    """One row of a contract table per line of the sheets (none named: all)."""

    table: str
    columns: Mapping[str, Expression]
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """How one sender's layout maps to the contract; `sha256` tells versions of it apart."""

    name: str
    sha256: str
    layout: Layout
    rules: tuple[Rule, ...]

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
                table: connection.sql(self._sql(table, header)).to_arrow_table()
                for table in dict.fromkeys(rule.table for rule in self.rules)
            }
        finally:
            connection.unregister("feed_batch")

    def unused(self, header: Header) -> list[str]:
        """The columns of the file that the feed reads nowhere."""
        used = {
            header.find(source.names)
            for rule in self.rules
            for expression in rule.columns.values()
            for source in sources(expression)
        }
        return [name for name in header.names if name not in used]

    def _sql(self, table: str, header: Header) -> str:
        return " union all by name ".join(
            f"({_rule_sql(rule, header, self.unused(header) if rule.table == self.rules[0].table else [])})"
            for rule in self.rules
            if rule.table == table
        )


def _rule_sql(rule: Rule, header: Header, extra: list[str]) -> str:
    columns = []
    for column in contracts.tables()[rule.table].columns:
        expression = rule.columns.get(column.name)
        sql = (expression and to_sql(expression, header)) or "null"
        columns.append(f"cast({sql} as varchar) as {quoted(column.name)}")
    pairs = ", ".join(f"{literal(name)}, {quoted(name)}" for name in extra)
    # A merge patch drops what is null, so that forty empty columns cost nothing.
    kept = f"nullif(json_merge_patch('{{}}', json_object({pairs})), '{{}}')" if extra else "null"
    where = f"where _sheet in ({', '.join(map(literal, rule.sheets))})" if rule.sheets else ""
    return (
        f"select {', '.join(columns)}, _line, cast(_sheet as varchar) as _sheet, _record, "
        f"cast({kept} as varchar) as _extra from feed_batch {where}"
    )
