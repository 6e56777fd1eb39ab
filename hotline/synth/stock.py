"""The word stock: every phrase in one list, and for each slot where its phrases begin and how many there are."""

from dataclasses import dataclass
from typing import Any

import yaml

from hotline.synth.profile import SYNTH

TOPIC_SLOTS = ("shorts", "matters", "details", "asks", "results", "facts")


@dataclass
class Stock:
    """Phrases by position, the stretch of each common slot, and the topics with the stretches of theirs."""

    phrases: list[str]
    slots: dict[str, tuple[int, int]]
    topics: list[dict[str, Any]]

    def macros(self) -> list[str]:
        """One SQL macro a common slot: `phrase_<slot>(x)` picks by a number from 0 to 1."""
        picks = "create macro phrase(first, many, x) as getvariable('phrases')[first + 1 + floor(x * many)::bigint]"
        return [picks] + [
            f"create macro phrase_{slot}(x) as phrase({first}, {many}, x)" for slot, (first, many) in self.slots.items()
        ]


def read() -> Stock:
    """Reads words/common.yml and words/topics/*.yml; topics get made-up codes by their place in the files."""
    stock = Stock([], {}, [])
    common = yaml.safe_load((SYNTH / "words" / "common.yml").read_text(encoding="utf-8"))
    for slot, phrases in common.items():
        if isinstance(phrases, list):
            stock.slots[slot] = _add(stock, phrases)
    for number, path in enumerate(sorted((SYNTH / "words" / "topics").glob("*.yml")), start=1):
        level_1 = yaml.safe_load(path.read_text(encoding="utf-8"))
        seconds: dict[str, list[str]] = {}
        for topic in level_1["topics"]:
            thirds = seconds.setdefault(topic["level_2"], [])
            thirds.append(topic["level_3"])
            code = f"{number:02d}{list(seconds).index(topic['level_2']) + 1:02d}{len(thirds):02d}"
            stretches = {slot: _add(stock, topic[slot]) for slot in TOPIC_SLOTS}
            stock.topics.append({**topic, "level_1": level_1["level_1"], "code": code, "stretches": stretches})
    return stock


def _add(stock: Stock, phrases: list[str]) -> tuple[int, int]:
    first = len(stock.phrases)
    stock.phrases.extend(phrases)
    return first, len(phrases)
