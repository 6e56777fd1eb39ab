"""The figures of a report, read from the current snapshot: values with their changes, names, lists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import duckdb

from hotline.catalogue import ON_RECORD
from hotline.errors import HotlineError
from hotline.report.queries import BUSIEST_UNITS, LARGEST_CATEGORIES, PLATFORMS, REGISTER, STANDARDS
from hotline.words import say

AREA_KINDS = ("city", "province", "district")
SPANS: dict[str, Callable[[list[float]], float]] = {"first": lambda values: values[0], "total": sum, "peak": max}


class Value(NamedTuple):
    """One indicator of one year and scope, with its changes on the year before."""

    value: float | None
    last_year: float | None = None
    text: str | None = None
    percent: float | None = None
    points: float | None = None


class Indicator(NamedTuple):
    """What the catalogue says of an indicator."""

    name_zh: str
    name_en: str
    kind: str
    unit: str
    decimals: int
    rounding: str
    numerator: str
    definition: str
    definition_en: str

    @property
    def is_cut(self) -> bool:
        """Whether its percentages are cut off."""
        return self.unit == "%" and self.rounding == "cut"

    def name(self, language: str) -> str:
        """Its name in a language."""
        return self.name_zh if language == "zh" else self.name_en


class Share(NamedTuple):
    """One line of the register of sharing."""

    area_code: str | None
    area: str | None
    level: str
    recipients: str
    methods: str
    theme: str
    period_from: date | None
    period_to: date | None
    tickets: float


@dataclass(frozen=True)
class Figures:
    """What a snapshot knows of one area in one year."""

    connection: duckdb.DuckDBPyConnection
    year: int
    area: str

    def check(self) -> None:
        """HotlineError if there is no such year or area, with those there are."""
        known = self._rows(
            "select scope_code, extract(year from period_start)::int from fct_indicator_values"
            # what was asked for before may still be due in a year in which nothing was asked for
            f" where period_kind = 'year' and scope_kind in {AREA_KINDS} and indicator_id = 'requests'"
            " group by all order by all"
        )
        years = [year for area, year in known if area == self.area]
        if not years:
            areas = ", ".join(dict.fromkeys(area for area, _ in known))
            raise HotlineError(say("report.unknown_area", area=self.area, known=areas))
        if self.year not in years:
            raise HotlineError(
                say("report.unknown_year", area=self.area, year=self.year, known=", ".join(map(str, years)))
            )

    @cached_property
    def area_name(self) -> str:
        """The area's name; its code where no list has one."""
        rows = self._rows("select name from dim_districts where district_code = $area", area=self.area)
        return rows[0][0] if rows else self.area

    @cached_property
    def catalogue(self) -> dict[str, Indicator]:
        """Every indicator of the catalogue by its id."""
        columns = ", ".join(Indicator._fields)
        rows = self._rows(f"select indicator_id, {columns} from dim_indicators")
        return {name: Indicator(*rest) for name, *rest in rows}

    def value(self, indicator: str, scope: tuple[str, str] = ("", ""), span: str = "year") -> Value:
        """The indicator in the area, or in a part of it; an empty value where nothing is counted.

        `span`: of the year, or of the years on record until it.
        """
        if span in SPANS:
            known = self._years(ON_RECORD.get(indicator, indicator), scope)
            values = [value.value for year, value in known.items() if year <= self.year and value.value is not None]
            return Value(SPANS[span](values) if values else None)
        found = self._years(indicator, scope).get(self.year, Value(None))
        return found if span == "year" else Value(found.last_year)

    def busiest_units(self, indicator: str, places: int) -> list[tuple[str, float]]:
        """The units with the most, by their names in the year."""
        return self._rows(BUSIEST_UNITS, **self._of_the_year(), indicator=indicator, places=places)

    def largest_categories(self, indicator: str, places: int) -> list[tuple[str, float, float]]:
        """The level-1 categories with the most requests of a kind, and their shares of all."""
        query = LARGEST_CATEGORIES.format(measure=self.catalogue[indicator].numerator)
        return self._rows(query, **self._of_the_year(), places=places)

    def platforms(self, indicator: str) -> list[tuple[str, float | None]]:
        """Every platform, the area's own first."""
        return self._rows(PLATFORMS, area=self.area, first_day=date(self.year, 1, 1), indicator=indicator)

    def register(self) -> list[Share]:
        """The year's lines of the register of sharing in its own order, an area's lines together."""
        return [Share(*row) for row in self._rows(REGISTER, area=self.area, year=self.year)]

    def standards(self) -> list[tuple[str, str | None]]:
        """Title and number of the standards issued in the year."""
        return self._rows(STANDARDS, **self._of_the_year())

    def _years(self, indicator: str, scope: tuple[str, str]) -> dict[int, Value]:
        places = self._places(*scope)
        return {
            year: Value(*rest)
            for year, *rest in self._rows(
                "select extract(year from period_start)::int as year, value, value_last_year, value_text, yoy_percent,"
                " yoy_points from fct_indicator_values where indicator_id = $indicator and period_kind = 'year'"
                " and (scope_kind, scope_code) in (select unnest($kinds), unnest($codes)) order by year",
                indicator=indicator,
                kinds=[kind for kind, _ in places],
                codes=[code for _, code in places],
            )
        }

    def _places(self, kind: str, name: str) -> list[tuple[str, str]]:
        """Where the values of a part of the area stand; none if several parts bear the name."""
        if not kind:
            return [(area_kind, self.area) for area_kind in self._area_kind]
        if kind == "platform":
            platforms = self._rows(
                "select unit_code from dim_units where kind = 'platform' and level = $level and city_code = $area",
                level=name,
                area=self.area,
            )
            return [(kind, code) for (code,) in platforms] if len(platforms) == 1 else []
        if kind == "province":
            return [
                (kind, code)
                for (code,) in self._rows(
                    "select scope_code from dim_scope_members where scope_kind = 'province' and member_code = $area",
                    area=self.area,
                )
            ]
        return [(f"area_{kind}", f"{self.area}/{name}")]

    @cached_property
    def _area_kind(self) -> list[str]:
        rows = self._rows(
            "select distinct scope_kind from fct_indicator_values"
            f" where scope_code = $area and scope_kind in {AREA_KINDS}",
            area=self.area,
        )
        return [kind for kind in AREA_KINDS if (kind,) in rows][:1]

    def _of_the_year(self) -> dict[str, object]:
        return {"area": self.area, "first_day": date(self.year, 1, 1), "last_day": date(self.year, 12, 31)}

    def _rows(self, query: str, **values: object) -> list[tuple]:
        return self.connection.execute(query, values).fetchall()
