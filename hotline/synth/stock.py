"""The word stock: phrases that every text may use, and those of each topic."""

import re
from dataclasses import dataclass
from typing import Any

from hotline import yml
from hotline.synth.profile import SYNTH

ASKING = re.compile(
    "[几哪吗谁]|怎|如何|多少|能不能|有没有|什么|多久|多长|多大|多高|要不要|是否|能否|上不上|是不是|算不算|会不会|还能"
)

# Slots that few phrases have; a phrase with one begins with the sign, so that only such texts are searched for them.
SELDOM = re.compile(r"{(years|count|floor|age|db|temp|line|money|shop|firm|trade|goods)}")
SIGN = "¤"


@dataclass
class Stock:
    """The common slots with their phrases; the topics' phrases in one list, and the topics with their places in it."""

    common: dict[str, list[str]]
    phrases: list[str]
    topics: list[dict[str, Any]]

    def macros(self) -> list[str]:
        """SQL macros: one that knows a topic's phrase by its place, and one for each slot, by a number from 0 to 1."""
        return [
            "create macro word(place) as getvariable('phrases')[place + 1]",
        ] + [
            f"create macro phrase_{slot}(x) as {[*map(_signed, phrases)]!r}[1 + floor(x * {len(phrases)})::bigint]"
            for slot, phrases in self.common.items()
        ]


def read() -> Stock:
    """Reads words/common.yml and words/topics/*.yml; topics get made-up codes by their place in the files."""
    stock = Stock(yml.read(SYNTH / "words" / "common.yml"), [], [])
    for number, path in enumerate(sorted((SYNTH / "words" / "topics").glob("*.yml")), start=1):
        level_1 = yml.read(path)
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
        "shorts_first": _add(stock, [case[0] for case in cases]),
        "matters_first": _add(stock, [case[1] for case in cases]),
        # two results a case, the only one twice
        "results_first": _add(stock, [result for case in cases for result in (case[2], case[-1])]),
        "details_first": _add(stock, topic["details"]),
        "details_many": len(topic["details"]),
        "asks_many": len(asks),
        "asks_first": _add(stock, [ask for ask, _ in asks]),
        "questions_first": _add(stock, [_question(ask) for ask, _ in asks]),
        "facts_first": _add(stock, [fact for _, fact in asks]),
    }


def _question(ask: str) -> str:
    """The sentence that asks: some asks are questions already, others name what is to be known."""
    return f"{ask}？" if ASKING.search(ask) else f"想问一下{ask}。"


def _signed(phrase: str) -> str:
    return SIGN + phrase if SELDOM.search(phrase) else phrase


def _add(stock: Stock, phrases: list[str]) -> int:
    first = len(stock.phrases)
    stock.phrases.extend(_signed(phrase) for phrase in phrases)
    return first
