"""What may fill a contract column, as a feed says it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A column of the file, by the first of its names that the header has."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Constant:
    """The same text in every row."""

    text: str


@dataclass(frozen=True)
class First:
    """The first of the parts that is filled."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Join:
    """The filled parts, one after the other; empty if none but constants are filled."""

    parts: tuple["Expression", ...]
    separator: str


@dataclass(frozen=True)
class Mapped:
    """The sender's code brought to ours.

    A code the map lacks becomes `default`, without one it passes on as received, for the gate to find; `empty`
    stands where there is no code.
    """

    source: "Expression"
    codes: tuple[tuple[str, str], ...]
    default: str | None
    empty: str | None


@dataclass(frozen=True)
class Dated:
    """A time (or day) in one of several formats; what fits none passes on as received, for the gate."""

    source: "Expression"
    formats: tuple[str, ...]
    is_day: bool


@dataclass(frozen=True)
class Code:
    """A stable code made from a name: letters and digits of any script, lower case, the rest as `_`."""

    source: "Expression"


@dataclass(frozen=True)
class Part:
    """What a group of a regular expression finds; group 0 is the whole of it."""

    source: "Expression"
    pattern: str
    group: int


Expression = Source | Constant | First | Join | Mapped | Dated | Code | Part


@dataclass(frozen=True)
class Condition:
    """A test of one column: it is filled, or bears one of the values; `negated` turns it round."""

    source: Source
    values: tuple[str, ...] = ()
    negated: bool = False


def sources(expression: Expression) -> Iterator[Source]:
    """Every column of the file that the expression reads."""
    match expression:
        case Source():
            yield expression
        case First(parts) | Join(parts, _):
            for part in parts:
                yield from sources(part)
        case Mapped() | Dated() | Code() | Part():
            yield from sources(expression.source)
