"""The city's member units, and which of them handles a department's matters where."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from hotline.synth.places import towns

Rows = list[dict[str, Any]]


def units(city: dict[str, Any]) -> Rows:
    """Units in contract layout: platforms, bodies of the city, its districts and towns; a renamed one has two rows."""
    rows = [*_of_the_city(city), *_of_districts(city), *_of_towns(city)]
    first_day, last_day = date(min(city["years"]), 1, 1), date(max(city["chosen"]), 12, 31)
    listed: Rows = []
    for row in rows:
        since = first_day
        row |= {"city_code": city["code"], "valid_to": None}
        earlier = city.get("formerly", {}).get(row["name"])
        if earlier and earlier["until"] >= last_day:
            row["name"] = earlier["name"]
        elif earlier:
            since = earlier["until"] + timedelta(days=1)
            former = {"name": earlier["name"], "valid_from": first_day, "valid_to": earlier["until"]}
            listed.append(row | former | {"updated_at": datetime.combine(since, time())})
        listed.append(row | {"valid_from": since, "updated_at": datetime.combine(since, time())})
    return listed


def in_force(unit_rows: Rows) -> Rows:
    """The units as they are called at the end, a row each."""
    return [unit for unit in unit_rows if unit["valid_to"] is None]


def network(city: dict[str, Any]) -> list[str]:
    """The units that keep the encyclopedia: those of the city first, then of districts and towns."""
    handling = [unit["unit_code"] for unit in in_force(units(city)) if unit["kind"] != "platform"]
    return handling[: city["network_units"]]


def offices(city: dict[str, Any]) -> list[str]:
    """The departments of the city and of its districts, and the districts themselves."""
    own = [key for key, body in city["departments"].items() if "kind" not in body]
    return [f"{city['code']}-{key}" for key in own] + [
        f"{district['code']}-{key}"
        for district in city["districts"]
        for key in ["government", *_branches(city, district)]
    ]


def manners(unit_rows: Rows, seed: int) -> Rows:
    """How each unit works: its tier and how often it is late; a few are late much more often."""
    rows = []
    for unit in in_force(unit_rows):
        chance = random.Random(f"{seed} {unit['unit_code']}")
        lateness = chance.choices([0.006, 0.014, 0.022, 0.038, 0.075], [24, 36, 24, 12, 4])[0]
        rows.append({
            "unit_code": unit["unit_code"], "name": unit["name"], "tier": int(unit["linkage_tier"]),
            "lateness": lateness * chance.uniform(0.8, 1.2),
        })  # fmt: skip
    return rows


def assignments(city: dict[str, Any]) -> Rows:
    """The unit for a department's matter in a town, at each level; without a district branch the district itself."""
    of_district = {district["code"]: _branches(city, district) for district in city["districts"]}
    rows = []
    for town in towns(city):
        district = town["district_code"]
        for key, body in city["departments"].items():
            by_level = {
                "city": f"{city['code']}-{key}",
                "county": f"{district}-{key if key in of_district[district] else 'government'}",
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
    handling = [unit["unit_code"] for unit in in_force(unit_rows) if unit["kind"] != "platform"]
    departments = [f"{city['code']}-{key}" for key in city["departments"]]
    rows = []
    for code in handling:
        beside = [other for other in handling if _place(other) == _place(code) and other not in departments]
        near = [other for other in [*departments[:16], *beside[:8]] if other != code]
        rows += [
            {"right_code": code, "choice": choice, "many": len(near), "unit_code": other}
            for choice, other in enumerate(near)
        ]
    return rows


def _of_the_city(city: dict[str, Any]) -> Rows:
    code, short = city["code"], city["name"].removesuffix("市")
    rows = [_unit(f"{code}-platform", f"{city['name']}12345热线平台", "city", "platform", stationed=True)]
    for key, body in city["departments"].items():
        kind = body.get("kind", "government")
        usual = f"{short}{body['name']}" if kind == "state_owned" else f"市{body['name']}"
        name = city.get("names", {}).get(key, usual)
        stationed = body.get("stationed", False)
        rows.append(_unit(f"{code}-{key}", name, "city", kind, tier=body["tier"], stationed=stationed))
    for group in city.get("further", []):
        parent = f"{code}-{group['under']}" if "under" in group else None
        for name in group["names"]:
            number = f"{code}-b{len(rows):03d}"
            rows.append(_unit(number, name, "city", group["kind"], tier=group.get("tier", 3), parent=parent))
    return rows


def _of_districts(city: dict[str, Any]) -> Rows:
    rows = []
    for district in city["districts"]:
        code, name = district["code"], district["name"]
        if district.get("platform", True):
            parent = f"{city['code']}-platform"
            rows.append(_unit(f"{code}-platform", f"{name}12345热线平台", "county", "platform", parent=parent))
        seat = "管委会" if district.get("zone") else "人民政府"
        rows.append(_unit(f"{code}-government", f"{name}{seat}", "county", city["bodies_below"]))
        for key, branch in _branches(city, district).items():
            tier, parent = city["departments"][key]["tier"], f"{code}-government"
            rows.append(
                _unit(f"{code}-{key}", f"{name}{branch}", "county", city["bodies_below"], tier=tier, parent=parent)
            )
    return rows


def _of_towns(city: dict[str, Any]) -> Rows:
    return [
        _unit(
            f"{town['district_code']}-t{town['town_number']:02d}",
            f"{town['district']}{town['name']}{'人民政府' if town['name'].endswith('镇') else '办事处'}",
            "town",
            city["bodies_below"],
            parent=f"{town['district_code']}-government",
        )
        for town in towns(city)
    ]


def _branches(city: dict[str, Any], district: dict[str, Any]) -> dict[str, str]:
    """The departments that a district has, and what they are called there."""
    usual = {key: body["county"] for key, body in city["departments"].items() if "county" in body}
    branches = city.get("branches", usual)
    if district.get("zone"):
        return {key: branches[key] for key in city["zone_branches"]}
    return branches | city.get("county_branches", {}) if district["name"].endswith("县") else branches


def _unit(
    code: str, name: str, level: str, kind: str, *, tier: int = 3, stationed: bool = False, parent: str | None = None
) -> dict[str, Any]:
    return {
        "unit_code": code, "name": name, "level": level, "kind": kind, "linkage_tier": str(tier),
        "is_stationed": int(stationed), "parent_code": parent,
    }  # fmt: skip


def _place(unit_code: str) -> str:
    return unit_code.split("-", maxsplit=1)[0]
