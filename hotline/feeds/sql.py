"""A feed's expressions as DuckDB SQL over a batch, so that a million lines are one statement."""

from hotline.feeds.expressions import Constant, Expression, Source
from hotline.feeds.header import Header


def to_sql(expression: Expression, header: Header) -> str | None:
    """The SQL of the expression over a batch with this header; None if the header has none of its columns."""
    match expression:
        case Source(names):
            found = header.find(names)
            return found and quoted(found)
        case Constant(text):
            return literal(text)
        case _:
            raise NotImplementedError(expression)


def quoted(name: str) -> str:
    """A column name as DuckDB identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as DuckDB literal."""
    return "'" + text.replace("'", "''") + "'"
