"""Districts, residents and the made-up category tree of the city, in contract layout."""

from datetime import date, timedelta
from typing import Any

Rows = list[dict[str, Any]]


def districts(city: dict[str, Any]) -> Rows:
    """The province, the city and its districts."""
    own = [{"district_code": d["code"], "name": d["name"], "parent_code": city["code"]} for d in city["districts"]]
    province = {"district_code": f"{city['code'][:2]}0000", "name": city["province"], "parent_code": None}
    whole = {"district_code": city["code"], "name": city["name"], "parent_code": province["district_code"]}
    return [province, whole, *own]


def populations(city: dict[str, Any]) -> Rows:
    """Residents of the city and of each district, a row a year."""
    rows = []
    for index, (year, figures) in enumerate(city["years"].items()):
        rows.append({"area_code": city["code"], "year": year, "residents": figures["residents"]})
        rows += [{"area_code": d["code"], "year": year, "residents": d["residents"][index]} for d in city["districts"]]
    return rows


def categories(city: dict[str, Any], topics: Rows) -> Rows:
    """Three levels; the names are seen in Jiangsu, the codes are made up and their version says so."""
    names: dict[str, tuple[str | None, int, str]] = {}
    for topic in topics:
        code = topic["code"]
        names[code[:2]] = (None, 1, topic["level_1"])
        names[code[:4]] = (code[:2], 2, topic["level_2"])
        names[code] = (code[:4], 3, topic["level_3"])
    first_day = date(min(city["years"]), 1, 1)
    before = city["earlier_version"]
    return [
        {"version": version, "category_code": code, "parent_code": parent, "level": level, "name": name,
         "valid_from": valid_from, "valid_to": valid_to}
        for version, valid_from, valid_to in (
            (before["name"], before["from"], first_day - timedelta(days=1)),
            (city["category_version"], first_day, None),
        )
        for code, (parent, level, name) in names.items()
        if version != before["name"] or name not in before["without"]
    ]  # fmt: skip


def crosswalk(city: dict[str, Any], topics: Rows) -> Rows:
    """From the earlier version: each class to itself; a class that is new comes out of the one named for it."""
    before = city["earlier_version"]
    codes = {topic["level_3"]: topic["code"] for topic in topics}
    return [
        {"from_version": before["name"], "from_code": codes[before["without"].get(name, name)],
         "to_version": city["category_version"], "to_code": code}
        for name, code in codes.items()
    ]  # fmt: skip
