"""A place in a feed file that knows its file and key, so that every mistake is named where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import duckdb
import yaml

from hotline import warehouse
from hotline.errors import HotlineError
from hotline.words import say


@dataclass(frozen=True)
class Node:
    """A value of the YAML and the keys that lead to it."""

    file: str
    key: str
    value: Any

    def wrong(self, expected: str, **values: object) -> NoReturn:
        """Stops with what was expected here, a sentence of feeds.expected."""
        sentence = say(f"feeds.expected.{expected}", **values)
        raise HotlineError(say("feeds.invalid", file=self.file, key=self.key or "-", expected=sentence))

    def items(self, known: tuple[str, ...] | None = None) -> Iterator[tuple[str, "Node"]]:
        """The keys and values of a mapping; with `known`, no other key may stand here."""
        if not isinstance(self.value, dict):
            self.wrong("mapping", known=", ".join(known or ()) or "…")
        for key, value in self.value.items():
            node = Node(self.file, f"{self.key}.{key}" if self.key else key, value)
            if known is not None and key not in known:
                node.wrong("known_key", known=", ".join(known))
            yield key, node

    def each(self) -> list["Node"]:
        """The entries of a list; a single value counts as a list of one."""
        if not isinstance(self.value, list):
            return [self]
        return [Node(self.file, f"{self.key}[{n}]", value) for n, value in enumerate(self.value, start=1)]

    def text(self) -> str:
        """A single text."""
        if not isinstance(self.value, str):
            self.wrong("text")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A text or a list of texts, none of them empty."""
        texts = tuple(node.text() for node in self.each())
        if not texts or not all(texts):
            self.wrong("texts")
        return texts

    def choice(self, known: tuple[str, ...]) -> str:
        """One of the known words."""
        if self.text() not in known:
            self.wrong("choice", known=", ".join(known))
        return self.value

    def pattern(self) -> tuple[str, int]:
        """A regular expression that DuckDB reads, and which group of it to take: the first, if it has one."""
        if problem := self._problem("regexp_extract('', ?)"):
            self.wrong("pattern", problem=problem)
        # Python's own parser does not know all that DuckDB's does, \p{Han} for one.
        bare = re.sub(r"\\.|\[[^\]]*\]", "", self.value)
        return self.value, int(bool(re.search(r"\((?!\?)|\(\?P?<", bare)))

    def time_pattern(self) -> str:
        """A pattern of a date or time, such as `%d.%m.%Y`, that DuckDB reads."""
        if problem := self._problem("try_strptime('', ?)"):
            self.wrong("time_pattern", problem=problem)
        return self.value

    def _problem(self, function: str) -> str | None:
        """What DuckDB, which knows its patterns best, has against this one."""
        with warehouse.connect() as connection:
            try:
                connection.execute(f"select {function}", [self.text()]).fetchall()
            except duckdb.Error as error:
                return str(error).splitlines()[0]
        return None

    def flag(self) -> bool:
        """`true` or `false`."""
        return self.choice(("true", "false")) == "true"


class _Loader(yaml.BaseLoader):
    """Every scalar a text: a code `110`, `1.10` or `on` means itself; a key given twice is a mistake."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise yaml.constructor.ConstructorError(None, None, f"{twice}: twice", node.start_mark)
        return super().construct_mapping(node, deep)


def read(path: Path) -> Node:
    """The feed file as its root node; HotlineError if it is not YAML."""
    try:
        return Node(path.name, "", yaml.load(path.read_text(encoding="utf-8"), _Loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise HotlineError(say("feeds.not_yaml", file=path.name, line=line, problem=error.problem)) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise HotlineError(say("feeds.not_yaml", file=path.name, line=1, problem=error)) from None
