"""The city's member units, and which of them handles a department's matters where."""

import random
from datetime import date, datetime
from typing import Any

from hotline.synth.places import towns

Rows = list[dict[str, Any]]


def units(city: dict[str, Any]) -> Rows:
    """Units in contract layout: departments, party bodies and firms of the city, districts, towns, platforms."""
    first_day = date(min(city["years"]), 1, 1)
    rows: Rows = []

    def add(code: str, name: str, level: str, kind: str, *, tier: int = 3, stationed: bool = False) -> None:
        parent = (
            f"{code[:6]}-government" if level == "town" or (level == "county" and "government" not in code) else None
        )
        rows.append({
            "unit_code": code, "name": name, "city_code": city["code"], "level": level, "kind": kind,
            "linkage_tier": str(tier), "is_stationed": int(stationed), "parent_code": parent,
            "valid_from": first_day, "valid_to": None, "updated_at": datetime(first_day.year, 1, 1),
        })  # fmt: skip

    short = city["name"].removesuffix("市")
    add(f"{city['code']}-platform", f"{city['name']}12345热线平台", "city", "platform", stationed=True)
    for key, body in city["departments"].items():
        kind = body.get("kind", "government")
        name = f"{short}{body['name']}" if kind == "state_owned" else f"市{body['name']}"
        add(f"{city['code']}-{key}", name, "city", kind, tier=body["tier"], stationed=body.get("stationed", False))
    for district in city["districts"]:
        add(f"{district['code']}-platform", f"{district['name']}12345热线平台", "county", "platform")
        add(f"{district['code']}-government", f"{district['name']}人民政府", "county", "government")
        for key, body in city["departments"].items():
            if "county" in body:
                name = f"{district['name']}{body['county']}"
                add(f"{district['code']}-{key}", name, "county", "government", tier=body["tier"])
    for town in towns(city):
        seat = "人民政府" if town["name"].endswith("镇") else "办事处"
        add(
            f"{town['district_code']}-t{town['town_number']:02d}",
            f"{town['district']}{town['name']}{seat}",
            "town",
            "government",
        )
    return rows


def manners(unit_rows: Rows, seed: int) -> Rows:
    """How each unit works: its tier and how often it is late; a few are late much more often."""
    rows = []
    for unit in unit_rows:
        chance = random.Random(f"{seed} {unit['unit_code']}")
        lateness = chance.choices([0.006, 0.014, 0.022, 0.038, 0.075], [24, 36, 24, 12, 4])[0]
        rows.append({
            "unit_code": unit["unit_code"], "name": unit["name"], "tier": int(unit["linkage_tier"]),
            "lateness": lateness * chance.uniform(0.8, 1.2),
        })  # fmt: skip
    return rows


def assignments(city: dict[str, Any]) -> Rows:
    """The unit for a department's matter in a town, at each level; without a district branch the district itself."""
    rows = []
    for town in towns(city):
        district = town["district_code"]
        for key, body in city["departments"].items():
            county = f"{district}-{key}" if "county" in body else f"{district}-government"
            by_level = {
                "city": f"{city['code']}-{key}",
                "county": county,
                "town": f"{district}-t{town['town_number']:02d}",
            }
            if body.get("kind") == "state_owned":
                by_level = dict.fromkeys(by_level, by_level["city"])
            rows += [
                {"department": key, "level": level, "town_number": town["town_number"], "unit_code": unit}
                for level, unit in by_level.items()
            ]
    return rows


def wrong_units(city: dict[str, Any], unit_rows: Rows) -> Rows:
    """For each unit some others that a ticket of its could be sent to by mistake, or that could help it."""
    handling = [unit["unit_code"] for unit in unit_rows if unit["kind"] != "platform"]
    rows = []
    for code in handling:
        near = [other for other in handling if other != code and other[:6] in (code[:6], city["code"])][:24]
        rows += [
            {"right_code": code, "choice": choice, "many": len(near), "unit_code": other}
            for choice, other in enumerate(near)
        ]
    return rows
