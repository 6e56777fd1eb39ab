"""A feed: which files it takes, how they are read, and which contract rows each line gives."""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from hotline import contracts
from hotline.feeds.expressions import Source, sources
from hotline.feeds.header import Header
from hotline.feeds.rule import Rule, extra_sql, rule_sql
from hotline.feeds.sql import to_sql
from hotline.readers.layout import Layout

_NOT_COLUMNS = ("_line", "_sheet")


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
        extra = f"select {extra_sql(unused)} as _extra from feed_batch order by _record"
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
                parts.append(f"({rule_sql(rule, header, extra)})")
        return " union all by name ".join(parts)


def _unused(rules: Iterable[Rule], header: Header) -> list[str]:
    used = {header.find(source.names) for rule in rules for source in rule.sources()}
    return [name for name in header.names if name not in used]
