"""Reads what a city is like from cities/*.yml, and parts a total into whole numbers by given shares."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

SYNTH = Path(__file__).parent


def city(name: str) -> dict[str, Any]:
    """The profile of a city with the seasons and member bodies that all cities share."""
    folder = SYNTH / "cities"
    parts = [folder / "seasons.yml", folder / "bodies.yml", folder / f"{name}.yml"]
    profile: dict[str, Any] = {}
    for part in parts:
        profile |= yaml.safe_load(part.read_text(encoding="utf-8"))
    return profile


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
