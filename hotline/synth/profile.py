"""Reads what a city is like from cities/<name>/*.yml, and parts a total into whole numbers by given shares."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from hotline import yml
from hotline.errors import HotlineError
from hotline.words import say

SYNTH = Path(__file__).parent
CITIES = SYNTH / "cities"


def names() -> list[str]:
    """The cities there are."""
    return sorted(folder.name for folder in CITIES.iterdir() if folder.is_dir())


def city(name: str, years: Sequence[int] = ()) -> dict[str, Any]:
    """The profile of a city with what all cities share; a city's own word wins.

    `chosen` holds the years to make (all of the profile's when none are asked for). HotlineError for a city or year
    that no profile has.
    """
    if name not in names():
        raise HotlineError(say("synth.unknown_city", city=name, known=", ".join(names())))
    profile: dict[str, Any] = {}
    for part in [*sorted(CITIES.glob("*.yml")), *sorted((CITIES / name).glob("*.yml"))]:
        profile |= yml.read(part)
    known = list(profile["years"])
    if unknown := sorted(set(years) - set(known)):
        asked, have = (", ".join(str(year) for year in listed) for listed in (unknown, known))
        raise HotlineError(say("synth.unknown_years", city=name, years=asked, known=have))
    return profile | {"chosen": sorted(years) or known}


def years_of(text: str) -> list[int]:
    """The years of `2022,2023`; HotlineError for anything else."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdecimal() for part in parts):
        raise HotlineError(say("synth.years_not_read", years=text))
    return [int(part) for part in parts]


def scaled(count: float, scale: float) -> int:
    """`count` at `scale`, a whole number."""
    return round(count * scale)


def portions(total: int, weights: Sequence[float]) -> list[int]:
    """`total` in whole parts by `weights`: rounded running sums, so that the parts always add up."""
    whole = sum(weights)
    running, edges = 0.0, [0]
    for weight in weights:
        running += weight
        edges.append(round(total * running / whole))
    return [after - before for before, after in pairwise(edges)]


def running_shares(weights: Sequence[float]) -> list[float]:
    """For each weight the share of all that lies before it: where its stretch between 0 and 1 begins."""
    whole = sum(weights)
    running, lows = 0.0, []
    for weight in weights:
        lows.append(running / whole)
        running += weight
    return lows
