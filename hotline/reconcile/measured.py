"""Printed figures held against a snapshot: the same rule, the warehouse's value in the place of a relation's."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import duckdb

from hotline.reconcile.figure import CHANGE, Figure
from hotline.reconcile.interval import Interval
from hotline.reconcile.judgement import RIGHT, Judgement, held
from hotline.reconcile.relation import Relation

# Categories and lines are counted over the whole warehouse: they are a city's where it is the only one. A name that
# several codes bear means the one nearest the top, or none.
YEARLY = """
with

only_city as (
    select min(scope_code) as code
    from fct_indicator_values
    where scope_kind = 'city'
    having count(distinct scope_code) = 1
),

named as (
    select 'unit' as scope_kind, min(unit_code) as scope_code, name, city_code as area
    from dim_units
    group by name, city_code
    having count(distinct unit_code) = 1
    union all
    select 'category', min(category_code), name, min(code)
    from dim_categories cross join only_city
    where level = (select min(level) from dim_categories as same where same.name = dim_categories.name)
    group by name
    having count(distinct category_code) = 1
    union all
    select distinct 'line', line_code, line_code, code from dim_lines cross join only_city
)

select
    indicator_id,
    extract(year from period_start),
    coalesce(area, scope_code),
    case when area is null then '' else scope_kind end,
    coalesce(name, ''),
    value,
    yoy_percent,
    yoy_points
from fct_indicator_values left join named using (scope_kind, scope_code)
where
    period_kind = 'year'
    and value is not null
    and (area is not null or scope_kind in ('province', 'city', 'district'))
"""


class Measured(NamedTuple):
    """What the warehouse has for a figure, and its change on the year before."""

    value: Fraction
    percent: Fraction | None
    points: Fraction | None


Key = tuple[str, int | None, str, tuple[str, str]]


def yearly(connection: duckdb.DuckDBPyConnection) -> dict[Key, Measured]:
    """Every value of a year that a report could print, by indicator, year, area and scope."""
    found = {}
    for indicator, year, area, kind, name, value, percent, points in connection.execute(YEARLY).fetchall():
        found[indicator, int(year), area, (kind, name)] = Measured(
            Fraction(value),
            None if percent is None else Fraction(percent) / 100,
            None if points is None else Fraction(points) / 100,
        )
    return found


def judge_measured(relation: Relation, figures: list[Figure], known: dict[Key, Measured]) -> Iterator[Judgement]:
    """Each printed value and change that the warehouse has, too."""
    for figure in figures:
        if figure.figure_kind != "figure" or figure.values is None or figure.spans_years:
            continue
        for indicator in figure.indicators:
            measured = known.get((indicator, figure.year, figure.area_code, figure.scope))
            if measured is None:
                continue
            worked = f"{indicator} {figure.year}"
            yield held(relation, figure, Interval.point(measured.value), worked)
            changes = {"percent": [measured.percent], "points": [measured.points]}.get(
                figure.change_kind, [measured.points, measured.percent]
            )
            judged = [
                held(relation, figure, Interval.point(change), worked, what=CHANGE)
                for change in changes
                if figure.change and change is not None
            ]
            if judged:
                yield max(judged, key=lambda one: one.verdict == RIGHT)
