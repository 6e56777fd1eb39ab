"""What the command line says, in the user's language; the sentences stand in hotline/text/<language>.yml."""

from functools import cache
from typing import Any

from hotline import settings, yml
from hotline.paths import PACKAGE


@cache
def _sentences(language: str) -> dict[str, Any]:
    return yml.read(PACKAGE / "text" / f"{language}.yml")


def say(key: str, /, **values: object) -> str:
    """The sentence at `key` ("section.name") with its {places} filled; KeyError for an unknown key."""
    return say_in(settings.language(), key, **values)


def say_in(language: str, key: str, /, **values: object) -> str:
    """The sentence at `key` in `language`, for what readers of both languages will see."""
    sentence: Any = _sentences(language)
    for part in key.split("."):
        sentence = sentence[part]
    return sentence.format(**values)
