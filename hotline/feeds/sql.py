"""A feed's expressions as DuckDB SQL over a batch, so that a million lines are one statement."""

from hotline.feeds import dates
from hotline.feeds.expressions import (
    Code,
    Condition,
    Constant,
    Dated,
    Expression,
    First,
    Join,
    Mapped,
    Part,
    Source,
)
from hotline.feeds.header import Header

# What senders leave around a value: blanks, tabs, line ends, the no-break and the full-width space.
_AROUND = " \t\r\n\u00a0\u3000"


def to_sql(expression: Expression, header: Header) -> str | None:
    """The text a contract column gets; None if the header has none of the columns the expression reads.

    A column that is passed on unchanged keeps what stands around its value: staging trims, the lake does not.
    """
    if isinstance(expression, Source):
        found = header.find(expression.names)
        return found and quoted(found)
    return _value(expression, header)


def can_hold(condition: Condition, header: Header) -> bool:
    """Whether any line under this header can meet the condition: its column is there, or may be empty."""
    return condition.negated or header.find(condition.source.names) is not None


def condition_sql(condition: Condition, header: Header) -> str:
    """The test as SQL that is true or false, never null; a column the header lacks counts as empty."""
    value = _value(condition.source, header) or "null"
    if condition.values:
        values = ", ".join(literal(text.lower()) for text in condition.values)
        holds = f"coalesce(lower({value}) in ({values}), false)"
    else:
        holds = f"({value}) is not null"
    return f"not {holds}" if condition.negated else holds


def quoted(name: str) -> str:
    """A column name as DuckDB identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as DuckDB literal."""
    return "'" + text.replace("'", "''") + "'"


def _value(expression: Expression, header: Header) -> str | None:
    """The trimmed value; SQL null where nothing is left of it."""
    match expression:
        case Source(names):
            found = header.find(names)
            return found and f"nullif(trim({quoted(found)}, {literal(_AROUND)}), '')"
        case Constant(text):
            return literal(text)
        case First(parts):
            return _first([_value(part, header) for part in parts])
        case Join(parts, separator):
            return _join(parts, separator, header)
        case Mapped() | Dated() | Code() | Part():
            value = _value(expression.source, header)
            if value is None and isinstance(expression, Mapped) and expression.empty is not None:
                return literal(expression.empty)
            return value and _changed(expression, value)


def _changed(expression: Mapped | Dated | Code | Part, value: str) -> str:
    match expression:
        case Mapped(_, codes, default, empty):
            cases = " ".join(f"when {literal(theirs.lower())} then {literal(ours)}" for theirs, ours in codes)
            other = value if default is None else literal(default)
            none = "null" if empty is None else literal(empty)
            ours = f"case lower({value}) {cases} else {other} end" if codes else other
            return f"case when {value} is null then {none} else {ours} end"
        case Dated(_, formats, is_day):
            return dates.to_sql(value, formats, is_day)
        case Code():
            return f"nullif(trim(regexp_replace(lower({value}), '[^\\p{{L}}\\p{{N}}]+', '_', 'g'), '_'), '')"
        case Part(_, pattern, group):
            return f"nullif(regexp_extract({value}, {literal(pattern)}, {group}), '')"


def _first(values: list[str | None]) -> str | None:
    found = [value for value in values if value]
    return f"coalesce({', '.join(found)})" if found else None


def _join(parts: tuple[Expression, ...], separator: str, header: Header) -> str | None:
    values = [(part, _value(part, header)) for part in parts]
    varying = [value for part, value in values if value and not isinstance(part, Constant)]
    if not varying:
        return None
    joined = ", ".join(value for _, value in values if value)
    # An identifier made of a constant and an empty number would be one identifier for many rows.
    return f"case when coalesce({', '.join(varying)}) is not null then concat_ws({literal(separator)}, {joined}) end"
