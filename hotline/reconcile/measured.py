"""Printed figures held against a warehouse: the same rule, the warehouse's value in the place of a relation's."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import duckdb

from hotline.catalogue import ON_RECORD
from hotline.paths import SEEDS
from hotline.reconcile.figure import AREA, CHANGE, Figure
from hotline.reconcile.interval import Interval
from hotline.reconcile.judgement import RIGHT, Judgement, held
from hotline.reconcile.periods import YEAR, Period, period, years
from hotline.reconcile.relation import Relation

PRINTED_WORDS = SEEDS / "catalogue" / "printed_words.csv"
# Of several years the warehouse has sums, and this growth of this.
GROWTH, GROWN = "requests_cagr", "requests"

# A name that several units or categories bear means the one nearest the top, or none. Print leaves a city's name out
# before its own bodies' names. Categories are counted over the whole warehouse: they are a city's where it
# is the only one, and a province of which it is the only one is not the province that print is about.
# What belongs to an area (area_level, area_line …) has the area before its code.
VALUES = """
with

only_city as (
    select min(scope_code) as code
    from fct_indicator_values
    where scope_kind = 'city'
    having count(distinct scope_code) = 1
),

partial as (
    select distinct scope_code as code
    from fct_indicator_values cross join only_city
    where scope_kind = 'province'
),

bodies as (
    select 'unit' as scope_kind, unit_code, city_code, name from dim_units
    union
    select 'unit', unit_code, city_code, '市' || substr(units.name, length(cities.name) + 1)
    from dim_units as units inner join dim_districts as cities on cities.district_code = units.city_code
    where cities.name like '%市' and units.name like cities.name || '_%'
    union
    select 'platform', unit_code, city_code, name from dim_units where kind = 'platform'
    union
    select 'platform', unit_code, city_code, level from dim_units where kind = 'platform'
),

named as (
    select scope_kind, min(unit_code) as scope_code, name, city_code as area
    from bodies
    group by scope_kind, name, city_code
    having count(distinct unit_code) = 1
    union all
    select 'category', min(category_code), name, min(code)
    from dim_categories cross join only_city
    where level = (select min(level) from dim_categories as same where same.name = dim_categories.name)
    group by name
    having count(distinct category_code) = 1
),

placed as (
    select
        found.*,
        case
            when scope_kind like 'area~_%' escape '~' then split_part(scope_code, '/', 1)
            else coalesce(named.area, scope_code)
        end as area,
        case
            when scope_kind like 'area~_%' escape '~' then substr(scope_kind, 6)
            when named.area is null then ''
            else scope_kind
        end as printed_kind,
        case
            when scope_kind like 'area~_%' escape '~' then split_part(scope_code, '/', 2)
            else coalesce(named.name, '')
        end as printed_name
    from fct_indicator_values as found left join named using (scope_kind, scope_code)
    where
        value is not null
        and period_kind in (select unnest($kinds))
        and indicator_id in (select unnest($indicators))
        and (
            scope_kind in ('province', 'city', 'district')
            or scope_kind like 'area~_%' escape '~'
            or named.area is not null
        )
)

select indicator_id, period_kind, period_start, area, printed_kind, printed_name, value, yoy_percent, yoy_points
from placed
where area in (select unnest($areas)) and area not in (select code from partial)
"""


class Measured(NamedTuple):
    """What the warehouse has for a figure, and its change on the year before."""

    value: Fraction
    percent: Fraction | None
    points: Fraction | None


Key = tuple[str, Period, str, tuple[str, str]]


def measured(connection: duckdb.DuckDBPyConnection, figures: list[Figure]) -> dict[Key, Measured]:
    """Every value that could stand in the place of one of the figures, by indicator, period, area and scope."""
    indicators = {indicator for figure in figures for indicator in figure.indicators}
    asked = {
        "indicators": sorted({*indicators, *ON_RECORD.values()}),
        "areas": sorted({figure.area_code for figure in figures}),
        "kinds": sorted({YEAR, *(found[0] for figure in figures if (found := period(figure)))}),
    }
    known = {}
    for indicator, kind, start, area, scope_kind, name, value, percent, points in connection.execute(
        VALUES, asked
    ).fetchall():
        known[indicator, (kind, start), area, (scope_kind, name)] = Measured(
            Fraction(value),
            None if percent is None else Fraction(percent) / 100,
            None if points is None else Fraction(points) / 100,
        )
    return known


def judge_measured(relation: Relation, figures: Iterable[Figure], known: dict[Key, Measured]) -> Iterator[Judgement]:
    """Each printed value and change that the warehouse has, too."""
    for figure in figures:
        if figure.figure_kind != "figure" or figure.values is None:
            continue
        for indicator in figure.indicators:
            found = _over_years(figure, indicator, known) if figure.spans_years else _found(figure, indicator, known)
            if found is not None:
                for one in _held(relation, figure, found, f"{indicator} {figure.span}"):
                    yield replace(one, indicator=indicator)


def _held(relation: Relation, figure: Figure, found: Measured, worked: str) -> Iterator[Judgement]:
    yield held(relation, figure, Interval.point(found.value), worked)
    changes = {"percent": [found.percent], "points": [found.points]}.get(
        figure.change_kind, [found.points, found.percent]
    )
    judged = [
        held(relation, figure, Interval.point(change), worked, what=CHANGE)
        for change in changes
        if figure.change and change is not None
    ]
    if judged:
        yield max(judged, key=lambda one: one.verdict == RIGHT)


def _found(figure: Figure, indicator: str, known: dict[Key, Measured]) -> Measured | None:
    when = period(figure)
    kind, name = figure.scope
    scope = (kind, _codes().get((kind, name), name))
    return known.get((indicator, when, figure.area_code, scope)) if when else None


def _over_years(figure: Figure, indicator: str, known: dict[Key, Measured]) -> Measured | None:
    """A sum or growth over years, if every one of them is on record, and of growth none before the first."""
    recorded = ON_RECORD.get(GROWN if indicator == GROWTH else indicator)
    if recorded is None or figure.scope != AREA:
        return None
    counted = years(figure)
    series = [known.get((recorded, year, figure.area_code, AREA)) for year in counted]
    if not all(series):
        return None
    if indicator != GROWTH:
        return Measured(sum((one.value for one in series if one), Fraction(0)), None, None)
    before = (YEAR, date(counted[0][1].year - 1, 1, 1))
    is_first = (recorded, before, figure.area_code, AREA) not in known
    return known.get((GROWTH, counted[-1], figure.area_code, AREA)) if is_first else None


@cache
def _codes() -> dict[tuple[str, str], str]:
    """What the warehouse calls a part of an area, by what print calls it."""
    with PRINTED_WORDS.open(encoding="utf-8", newline="") as lines:
        return {(line["scope_kind"], line["printed"]): line["code"] for line in csv.DictReader(lines)}
