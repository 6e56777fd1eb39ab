"""All words on the pages, Chinese or English; they stand in dashboards/text/<language>.yml."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from hotline import yml
from hotline.paths import DASHBOARDS

LANGUAGES = ("zh", "en")


@cache
def _text(language: str) -> dict[str, Any]:
    return yml.read(DASHBOARDS / "text" / f"{language}.yml")


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str

    def __call__(self, key: str, /, **values: object) -> str:
        """The words at `key` ("section.name") with their {places} filled; KeyError for an unknown key."""
        found: Any = _text(self.language)
        for part in key.split("."):
            found = found[part]
        return str(found).format(**values) if values else str(found)

    def of(self, key: str, code: str) -> str:
        """The word for one of a list's codes, or the code itself: data may know more codes than the pages."""
        return str(_text(self.language)[key].get(code, code))

    def pick(self, thing: object, name: str) -> str:
        """What a row or a table has in this language: its `<name>_zh` or `<name>_en`."""
        return str(getattr(thing, f"{name}_{self.language}"))

    def join(self, parts: list[str]) -> str:
        """A list of names in one sentence."""
        return self("list.separator").join(parts)

    @property
    def other(self) -> str:
        """The language a reader can switch to."""
        return next(language for language in LANGUAGES if language != self.language)
