"""Districts, residents and the made-up category tree of the city, in contract layout."""

from datetime import date
from typing import Any

Rows = list[dict[str, Any]]


def districts(city: dict[str, Any]) -> Rows:
    """The city and its districts; the city stands under the province."""
    own = [{"district_code": d["code"], "name": d["name"], "parent_code": city["code"]} for d in city["districts"]]
    province = f"{city['code'][:2]}0000"
    return [{"district_code": city["code"], "name": city["name"], "parent_code": province}, *own]


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
    valid_from = date(min(city["years"]), 1, 1)
    return [
        {"version": city["category_version"], "category_code": code, "parent_code": parent, "level": level,
         "name": name, "valid_from": valid_from, "valid_to": None}
        for code, (parent, level, name) in names.items()
    ]  # fmt: skip
