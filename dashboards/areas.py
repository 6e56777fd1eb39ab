"""How areas lie in each other: what is worth choosing, what holds everything, what an area is compared within."""

from collections.abc import Sequence

from dashboards.data import Row


def worth_choosing(areas: Sequence[Row]) -> list[Row]:
    """All areas, but not the province of a single city, which would only say the same twice."""
    is_one_city = len(_cities(areas)) == 1
    return [area for area in areas if not (is_one_city and area.scope_kind == "province")]


def is_all(area: Row, areas: Sequence[Row]) -> bool:
    """Whether every city of the warehouse is this area or in it."""
    return area.scope_kind != "district" and all(
        area.scope_code in (city.scope_code, city.parent_code) for city in _cities(areas)
    )


def parts(area: Row, areas: Sequence[Row]) -> tuple[str, str | None]:
    """What an area is compared within: a province's cities, a city's districts, a district's neighbours."""
    if area.scope_kind == "province":
        return "city", area.scope_code
    city = area.scope_code if area.scope_kind == "city" else area.parent_code
    # A sender's district list need not say which city a district is in.
    return "district", city if any(other.parent_code == city for other in areas) else None


def _cities(areas: Sequence[Row]) -> list[Row]:
    return [area for area in areas if area.scope_kind == "city"]
