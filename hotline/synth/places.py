"""The city's ground: districts, towns and a stock of made-up places of each kind in every town."""

import random
from typing import Any

from hotline.synth.profile import running_shares

Rows = list[dict[str, Any]]

# kind: (places in each district, suffixes)
KINDS = {
    "estate": (64, []),
    "road": (48, ["路", "街", "大道"]),
    "shop": (48, ["商业广场", "步行街", "生活广场", "农贸市场", "购物中心"]),
    "village": (40, ["村", "社区"]),
    "company": (24, ["工业园", "产业园", "物流园", "创业园"]),
    "school": (12, ["小学", "中学", "幼儿园", "实验学校"]),
    "river": (12, ["河", "大沟", "干渠"]),
    "park": (12, ["公园", "文化广场", "湿地公园"]),
    "hospital": (5, ["人民医院", "中医院", "第二人民医院", "妇幼保健院", "社区卫生服务中心"]),
    "town": (4, []),
}


def towns(city: dict[str, Any]) -> Rows:
    """Every town of every district, numbered through."""
    names = [(district, name) for district in city["districts"] for name in district["towns"]]
    return [
        {"town_number": number, "district_code": district["code"], "district": district["name"], "name": name}
        for number, (district, name) in enumerate(names)
    ]


def places(city: dict[str, Any], seed: int, words: dict[str, list[str]]) -> Rows:
    """A few thousand places; each kind of each district stands together, the busiest first."""
    rows: Rows = []
    all_towns = towns(city)
    for index, district in enumerate(city["districts"]):
        chance = random.Random(f"{seed} {district['code']}")
        own_towns = [town for town in all_towns if town["district_code"] == district["code"]]
        longitude, latitude = 119.02 + 0.11 * (index % 3), 33.36 + 0.09 * (index // 3)
        for kind in KINDS:
            for name in _names(kind, district["name"], [town["name"] for town in own_towns], words, chance):
                town = next((own for own in own_towns if own["name"] == name), chance.choice(own_towns))
                road = chance.choice(words["road_names"]) + chance.choice(["路", "街", "大道"])
                rows.append({
                    "place_number": len(rows), "district_code": district["code"], "kind": kind,
                    "town_number": town["town_number"], "place": name, "road": road,
                    "full_place": f"{district['name']}{town['name']}{'' if name == town['name'] else name}",
                    "longitude": longitude + chance.gauss(0, 0.02), "latitude": latitude + chance.gauss(0, 0.018),
                })  # fmt: skip
    return rows


def ranges(stock: Rows) -> Rows:
    """Where the places of each district and kind begin and how many they are."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for place in stock:
        key = (place["district_code"], place["kind"])
        entry = found.setdefault(
            key, {"district_code": key[0], "kind": key[1], "first": place["place_number"], "many": 0}
        )
        entry["many"] += 1
    return list(found.values())


def district_shares(city: dict[str, Any]) -> Rows:
    """The share of tickets that each district has."""
    lows = running_shares([district["weight"] for district in city["districts"]])
    return [
        {"district_code": district["code"], "low": low} for district, low in zip(city["districts"], lows, strict=True)
    ]


def _names(
    kind: str, district: str, own_towns: list[str], words: dict[str, list[str]], chance: random.Random
) -> list[str]:
    many, suffixes = KINDS[kind]
    if kind == "estate":
        suffixes = words["estate_kinds"]
    stems = words["village_names"] if kind in ("village", "river") else words["place_names"]
    if kind == "town":
        return own_towns
    if kind == "hospital":
        return [f"{district}{suffix}" for suffix in suffixes]
    if kind == "road":
        one, other = words["road_names"], words["place_names"]
        made = [f"{a}路与{b}{s}交叉口" for a in one for b in other[:12] for s in suffixes]
        made += [f"{a}{s}{n}号" for a in one for s in suffixes for n in (8, 66, 118, 203, 319)]
    else:
        made = [f"{stem}{suffix}" for stem in stems for suffix in suffixes]
    return chance.sample(made, min(many, len(made)))
