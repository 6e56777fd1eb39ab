"""A rule of a feed: one row of a contract table per line, and the SQL that makes all of a batch's rows at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hotline import contracts
from hotline.feeds.expressions import Condition, Expression, Source, sources
from hotline.feeds.header import Header
from hotline.feeds.sql import can_hold, condition_sql, literal, quoted, to_sql


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


def rule_sql(rule: Rule, header: Header, extra: list[str]) -> str:
    """The rule's rows of the view `feed_batch` with this header; `extra` columns are kept beside them."""
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
        f"{extra_sql(extra)} as _extra from feed_batch {where}"
    )


def extra_sql(names: list[str]) -> str:
    """The filled ones of these columns as JSON; null if none is."""
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
