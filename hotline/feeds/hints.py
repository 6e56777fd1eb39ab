"""The words senders use for columns and codes: the contract's labels and codes, and feeds/hints.yml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hotline import contracts
from hotline.contracts import Table
from hotline.feeds.header import plain

WIDE = "wide"


@dataclass(frozen=True)
class Target:
    """What a source column may be: a contract column, or (table `wide`) something that fills other tables."""

    table: str
    column: str
    names: tuple[str, ...]
    kind: str  # timestamp, date, code, flag, text, integer, decimal
    codes: str | None = None


@cache
def known() -> dict[str, Any]:
    """The hints as they stand in the file."""
    # BaseLoader: `110` and `no` are words here.
    return yaml.load(Path(__file__).with_name("hints.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def targets(table: Table) -> list[Target]:
    """Everything a column of a file of this table may be."""
    names = known()["columns"].get(table.name, {})
    found = [
        Target(
            table.name,
            column.name,
            (column.label_zh, column.name, column.label_en, *names.get(column.name, ())),
            "flag" if column.type == "flag" else column.type,
            column.codes,
        )
        for column in table.columns
    ]
    if table.name == "tickets":
        found += [
            Target(WIDE, name, tuple(words), *_WIDE.get(name, ("text",))) for name, words in known()[WIDE].items()
        ]
    return found


_WIDE = {
    **{name: ("timestamp",) for name in ("dispatched", "signed", "replied", "completed", "callback_invited")},
    "satisfaction": ("code", "satisfaction_codes"),
    "resolved": ("code", "resolved_codes"),
}


@cache
def code_words(list_name: str) -> dict[str, str]:
    """Every word known for a code of the list, made plain; the list's own words win over the hints."""
    words = {plain(word): code for code, more in known()["codes"].get(list_name, {}).items() for word in more}
    for code, labels in contracts.codes(list_name).items():
        words |= {plain(word): code for word in (code, *labels)}
    return words


def flag_words() -> dict[str, str]:
    """Words for yes and no."""
    return {plain(word): flag for flag, words in known()["flags"].items() for word in (flag, *words)}


def words_of(target: Target) -> dict[str, str]:
    """The words that mean a value of this target; none if any text does."""
    if target.kind == "flag":
        return flag_words()
    return code_words(target.codes) if target.codes else {}
