"""What units are called, and whose peers they are: the units of their kind and level."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboards.charts.names import shortened
from dashboards.data import Row
from dashboards.words import Words
from hotline import contracts

# The longest known name has fifty letters.
LONGEST_NAME = 60


def names(units: Sequence[Row]) -> Mapping[str, str]:
    """Names by code; of several units of one name each has its code behind it."""
    count = Counter(unit.name for unit in units)
    short = {unit.unit_code: shortened(unit.name, LONGEST_NAME) for unit in units}
    return {
        unit.unit_code: short[unit.unit_code] + ("" if count[unit.name] == 1 else f" · {unit.unit_code}")
        for unit in units
    }


def key_of(unit: Row) -> str:
    """The peers of a unit, as an address writes them."""
    return f"{unit.level or ''}-{unit.kind or ''}"


def name_of(unit: Row, words: Words) -> str:
    """The peers of a unit in words: 市本级 · 政府部门."""
    parts = [_word("levels", unit.level, words), _word("unit_kinds", unit.kind, words)]
    return " · ".join(part for part in parts if part) or words("units.unlisted")


def _word(code_list: str, code: str | None, words: Words) -> str:
    known = contracts.codes(code_list).get(code or "")
    return known[words.language == "en"] if known else code or ""
