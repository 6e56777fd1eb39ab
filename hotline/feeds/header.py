"""The header of a file as found, and how a column is looked up in it by any of its names."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from hotline.readers.layout import Layout


@dataclass(frozen=True)
class Header:
    """The column names that one sheet, or a file without sheets, begins with."""

    names: tuple[str, ...]
    sheet: str | None = None

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {plain(name): name for name in reversed(self.names)}

    def find(self, candidates: Iterable[str]) -> str | None:
        """The column, as spelled in the file, that bears the first candidate name it has; else None."""
        return next((self._by_name[plain(name)] for name in candidates if plain(name) in self._by_name), None)


# Reads the header(s) of the file at hand under a layout; empty where it cannot be read that way.
Peek = Callable[[Layout], Sequence[Header]]


@lru_cache(1 << 14)
def plain(name: str) -> str:
    """A column name without what senders vary: case, spaces, `_`, a `*` for required, wide brackets."""
    return re.sub(r"[\s_*＊\ufeff]+", "", name).casefold().replace("（", "(").replace("）", ")")
