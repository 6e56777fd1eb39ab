"""The word stock: every phrase in one list, and for each slot where its phrases begin and how many there are."""

from dataclasses import dataclass
from typing import Any

import yaml

from hotline.synth.profile import SYNTH


@dataclass
class Stock:
    """Phrases by position, the stretch of each common slot, and the topics with the stretches of theirs."""

    phrases: list[str]
    slots: dict[str, tuple[int, int]]
    topics: list[dict[str, Any]]

    def macros(self) -> list[str]:
        """One SQL macro a common slot: `phrase_<slot>(x)` picks by a number from 0 to 1."""
        return [
            "create macro word(first, further) as getvariable('phrases')[first + 1 + further::bigint]",
            "create macro phrase(first, many, x) as word(first, floor(x * many))",
        ] + [
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
            stock.topics.append({**topic, "level_1": level_1["level_1"], "code": code, **_stretches(stock, topic)})
    return stock


def _stretches(stock: Stock, topic: dict[str, Any]) -> dict[str, int]:
    """Where a topic's phrases begin: a case's matter and results, an ask's fact, stand at the same place as itself."""
    cases, asks = topic["cases"], topic["asks"]
    return {
        "cases_many": len(cases),
        "shorts_first": _add(stock, [case[0] for case in cases])[0],
        "matters_first": _add(stock, [case[1] for case in cases])[0],
        # two results a case, the only one twice
        "results_first": _add(stock, [result for case in cases for result in (case[2], case[-1])])[0],
        "details_first": _add(stock, topic["details"])[0],
        "details_many": len(topic["details"]),
        "asks_many": len(asks),
        "asks_first": _add(stock, [ask for ask, _ in asks])[0],
        "facts_first": _add(stock, [fact for _, fact in asks])[0],
    }


def _add(stock: Stock, phrases: list[str]) -> tuple[int, int]:
    first = len(stock.phrases)
    stock.phrases.extend(phrases)
    return first, len(phrases)
