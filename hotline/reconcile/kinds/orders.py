"""Figures that bound each other: at most, at least what is known, in order, not against each other."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from hotline.reconcile import working
from hotline.reconcile.figure import AREA, CHANGE, VALUE, Figure
from hotline.reconcile.interval import Interval, added
from hotline.reconcile.judgement import RIGHT, Judgement
from hotline.reconcile.relation import Relation
from hotline.reconcile.report import Report


def judge_at_most(relation: Relation, report: Report) -> Iterator[Judgement]:
    """One figure, or the sum of several, is not more than another."""
    for scope in report.scopes(relation.ids("of"), None):
        found = [report.find(indicator, scope) for indicator in relation.ids("of")]
        parts = [figure for figure in found if figure and figure.values]
        limit = report.find(relation.ids("limit")[0], scope)
        if not parts or limit is None or limit.values is None:
            continue
        verdict = RIGHT if working.total(parts).low <= limit.values.high else relation.severity
        worked = f"{working.plus(parts)} {'≤' if verdict == RIGHT else '>'} {limit.as_printed}"
        for part in parts:
            yield Judgement(part, VALUE, relation, verdict, working=worked)


def judge_covers(relation: Relation, report: Report, of_year: dict[int, list[Report]]) -> Iterator[Judgement]:
    """What counts several years is at least what is printed, or implied by a change, of those years."""
    for figure in report.figures:
        if relation.ids("of")[0] not in figure.indicators or figure.figure_kind != "figure" or not figure.values:
            continue
        years = _years(relation, figure)
        known = {year: value for year in years if (value := _of_year(relation, of_year, year))}
        if known:
            least = added(known.values())
            verdict = RIGHT if figure.values.high > least.low else relation.severity
            worked = " + ".join(f"{float(value.middle):.0f} ({year})" for year, value in known.items())
            yield Judgement(figure, VALUE, relation, verdict, Interval(least.low, math.inf), worked)


def judge_descending(relation: Relation, report: Report) -> Iterator[Judgement]:
    """A list that is ordered by size."""
    for indicator in relation.ids("of"):
        listed = [report.find(indicator, scope) for scope in report.scopes([indicator], relation.get("scope_kind"))]
        for above, below in pairwise(figure for figure in listed if figure and figure.values):
            verdict = RIGHT if below.values.low <= above.values.high else relation.severity
            sign = "≥" if verdict == RIGHT else "<"
            yield Judgement(below, VALUE, relation, verdict, working=f"{above.as_printed} {sign} {below.as_printed}")


def judge_opposed(relation: Relation, report: Report) -> Iterator[Judgement]:
    """Two figures of which one falls when the other rises."""
    one, other = report.find(relation.ids("of")[0]), report.find(relation.ids("to")[0])
    if one and other and one.change and other.change:
        against = one.change.value * other.change.value <= 0
        worked = f"{one.change_as_printed}, {other.place} {other.change_as_printed}"
        yield Judgement(one, CHANGE, relation, RIGHT if against else relation.severity, working=worked)


def judge_together(relation: Relation, report: Report) -> Iterator[Judgement]:
    """Where the whole area has more of one thing than a part, it has more of the other."""
    of, beside = relation.ids("of")[0], relation.ids("with")[0]
    for scope in report.scopes([of], relation.get("scope_kind")):
        figures = [report.find(indicator, place) for indicator in (of, beside) for place in (AREA, scope)]
        if not all(figure and figure.values for figure in figures):
            continue
        whole, part, more, less = figures
        if more.values.low > less.values.high:
            verdict = relation.severity if whole.values == part.values else RIGHT
            worked = f"{part.as_printed} → {whole.as_printed}, {more.place} {less.as_printed} → {more.as_printed}"
            yield Judgement(whole, VALUE, relation, verdict, working=worked)


def _years(relation: Relation, figure: Figure) -> range:
    """From the figure's first year to its last: in its scope's words, or from the day it is counted from."""
    found = re.search(relation.get("years"), figure.scope[1]) if relation.get("years") else None
    if found:
        return range(int(found[1]), int(found[2]) + 1)
    if not relation.get("years") and figure.spans_years:
        return range(int(figure.counted_from[:4]), figure.year + 1)
    return range(0)


def _of_year(relation: Relation, of_year: dict[int, list[Report]], year: int) -> Interval | None:
    """What the parts were in a year, as printed or as the change printed a year later implies."""
    for report in of_year.get(year, []):
        parts = [report.find(part) for part in relation.ids("parts")]
        if all(part and part.values for part in parts):
            return working.total(part for part in parts if part)
    for report in of_year.get(year + 1, []):
        parts = [report.find(part) for part in relation.ids("parts")]
        if all(part and part.last_year and math.isfinite(part.last_year.low) for part in parts):
            return working.total_before(part for part in parts if part)
    return None
