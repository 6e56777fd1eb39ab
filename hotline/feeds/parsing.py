"""A feed's column entries and conditions from YAML: the small language that docs/feeds.md describes."""

from collections.abc import Iterator
from dataclasses import dataclass

from hotline import contracts
from hotline.contracts import Column
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
from hotline.feeds.node import Node

Codes = tuple[tuple[str, str], ...]

# Each verb and what may stand beside it.
_VERBS = {
    "const": (),
    "first": (),
    "join": ("with",),
    "map": ("from", "default", "empty"),
    "date": ("from",),
    "code": (),
    "part": ("from",),
}
_CONDITIONS = ("filled", "empty", "is", "is_not")


@dataclass(frozen=True)
class Parser:
    """What a feed says once for all its columns: its code maps, and the date formats of its time columns."""

    codes: dict[str, Codes]
    dates: tuple[str, ...]

    def column(self, node: Node, column: Column) -> Expression:
        """What fills a contract column; a time column is read by the feed's date formats unless it says its own."""
        expression = self.expression(node)
        if column.codes:
            known = tuple(contracts.codes(column.codes))
            for text in _texts_given(expression):
                for code in text.split(";") if column.is_list else [text]:
                    if code not in known:
                        node.wrong("code", code=code, known=", ".join(known))
        if column.type in ("timestamp", "date") and not isinstance(expression, Constant | Dated):
            return Dated(expression, self.dates, column.type == "date")
        if isinstance(expression, Dated):
            return Dated(expression.source, expression.formats, column.type == "date")
        return expression

    def expression(self, node: Node) -> Expression:
        """A column's name, a list of names it may bear, or a verb with what belongs to it."""
        if not isinstance(node.value, dict):
            return Source(node.texts())
        verbs = [verb for verb in _VERBS if verb in node.value]
        if len(verbs) != 1:
            node.wrong("expression", verbs=", ".join(_VERBS))
        verb = verbs[0]
        given = dict(node.items((verb, *_VERBS[verb])))
        if "from" in _VERBS[verb] and "from" not in given:
            node.wrong("key", key="from")
        match verb:
            case "const":
                return Constant(given["const"].text())
            case "first":
                return First(self._parts(given["first"]))
            case "join":
                separator = given["with"].text() if "with" in given else ""
                return Join(self._parts(given["join"]), separator)
            case _:
                return self._change(verb, given)

    def _change(self, verb: str, given: dict[str, Node]) -> Expression:
        source = self.expression(given.get("from") or given[verb])
        match verb:
            case "map":
                default, empty = (given[key].text() if key in given else None for key in ("default", "empty"))
                return Mapped(source, self._codes(given["map"]), default, empty)
            case "date":
                return Dated(source, date_formats(given["date"]), is_day=False)
            case "part":
                return Part(source, *given["part"].pattern())
            case _:
                return Code(source)

    def conditions(self, node: Node) -> tuple[Condition, ...]:
        """The tests of `when`, which must all hold."""
        return tuple(condition for kind, tests in node.items(_CONDITIONS) for condition in _conditions(kind, tests))

    def _parts(self, node: Node) -> tuple[Expression, ...]:
        parts = tuple(self.expression(part) for part in node.each())
        if not parts:
            node.wrong("texts")
        return parts

    def _codes(self, node: Node) -> Codes:
        if isinstance(node.value, dict):
            return code_map(node)
        return self.codes[node.choice(tuple(self.codes))]


def code_map(node: Node) -> Codes:
    """A map of the sender's codes to ours."""
    return tuple((theirs, ours.text()) for theirs, ours in node.items())


def date_formats(node: Node) -> tuple[str, ...]:
    """The names or patterns of date formats, in the order in which they are tried."""
    for entry in node.each():
        if "%" in entry.text():
            entry.time_pattern()
        elif entry.value not in dates.NAMES:
            entry.wrong("date_format", known=", ".join(dates.NAMES))
    return node.texts()


def _conditions(kind: str, tests: Node) -> Iterator[Condition]:
    if kind in ("filled", "empty"):
        for entry in tests.each():
            yield Condition(Source(entry.texts()), negated=kind == "empty")
    else:
        for name, values in tests.items():
            yield Condition(Source((name,)), values.texts(), negated=kind == "is_not")


def _texts_given(expression: Expression) -> Iterator[str]:
    """Every text the feed itself puts into a column."""
    match expression:
        case Constant(text):
            yield text
        case First(parts):
            for part in parts:
                yield from _texts_given(part)
        case Mapped(_, codes, default, empty):
            yield from (ours for _, ours in codes)
            yield from (text for text in (default, empty) if text is not None)
