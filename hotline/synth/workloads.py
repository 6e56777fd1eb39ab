"""How many tickets a unit takes in a year: the printed busiest ones exactly, any other less than the last of them."""

import random
from collections.abc import Iterator
from typing import Any

from hotline.synth.bodies import in_force
from hotline.synth.profile import scaled

Rows = list[dict[str, Any]]

# every other unit has room for some part of what the last of the busiest takes
ROOM = (0.55, 0.98)


def quotas(city: dict[str, Any], scale: float) -> Rows:
    """What the busiest units take, in each year."""
    return [
        {"year": year, "department": key, "unit_code": f"{city['code']}-{key}", "tickets": scaled(counts[index], scale)}
        for index, year in enumerate(city["years"])
        for key, counts in city["busiest_units"].items()
    ]


def rooms(city: dict[str, Any], unit_rows: Rows, scale: float, seed: int) -> Rows:
    """What every other unit can take, in each year."""
    busiest = {f"{city['code']}-{key}" for key in city["busiest_units"]}
    rows = []
    for unit in _handling(unit_rows):
        if unit["unit_code"] not in busiest:
            part = random.Random(f"{seed} {unit['unit_code']} room").uniform(*ROOM)
            for index, year in enumerate(city["years"]):
                least = min(counts[index] for counts in city["busiest_units"].values())
                rows.append({"year": year, "unit_code": unit["unit_code"], "room": int(least * scale * part)})
    return rows


def pools(city: dict[str, Any], unit_rows: Rows) -> Rows:
    """Whom a ticket can go to: a unit by itself, the bodies below a department, all of a district, all of the city."""

    def named() -> Iterator[tuple[str, str]]:
        for unit in _handling(unit_rows):
            code = unit["unit_code"]
            yield code, code
            yield code.split("-", maxsplit=1)[0], code
            if unit["level"] == "city" and unit["parent_code"]:
                yield f"below {unit['parent_code']}", code

    return [{"pool": pool, "unit_code": code} for pool, code in named()]


def _handling(unit_rows: Rows) -> Rows:
    return [unit for unit in in_force(unit_rows) if unit["kind"] != "platform"]
