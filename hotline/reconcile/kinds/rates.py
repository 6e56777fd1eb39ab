"""Figures that are divided: ratios, shares of a total, weighted means; and the largest of several."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from hotline.reconcile import working
from hotline.reconcile.figure import AREA, CHANGE, Figure, changed
from hotline.reconcile.interval import Interval, reach
from hotline.reconcile.judgement import CANNOT_TELL, RIGHT, Judgement, held
from hotline.reconcile.relation import Relation
from hotline.reconcile.report import Report, Scope


def judge_ratio(relation: Relation, report: Report) -> Iterator[Judgement]:
    """`over` divided by `under`, both in the figure's own scope."""
    for scope in report.scopes(relation.ids("of"), relation.get("scope_kind")):
        yield from _divided(relation, report, scope, scope)


def judge_share(relation: Relation, report: Report) -> Iterator[Judgement]:
    """`over` of a part, divided by `under` of the whole area."""
    for scope in report.scopes(relation.ids("of"), relation.get("scope_kind")):
        yield from _divided(relation, report, scope, AREA)


def judge_mean(relation: Relation, report: Report) -> Iterator[Judgement]:
    """A mean of means, weighted; without the weights it can only be told that it lies between them."""
    (of,) = relation.ids("of")
    for scope in report.scopes([of], None):
        mean = report.find(of, scope)
        means = _all(report, relation.ids("means"), scope)
        weights = _all(report, relation.ids("weights"), scope)
        is_weighted_by_nothing = bool(weights) and working.total(weights).low <= 0
        if mean is None or mean.values is None or not means or is_weighted_by_nothing:
            continue
        if not weights:
            judged = held(relation, mean, _between(means), " … ".join(part.as_printed for part in means))
            yield replace(judged, verdict=CANNOT_TELL, reason="no_weights") if judged.verdict == RIGHT else judged
            continue
        parts = [part.values for part in (*means, *weights)]
        yield held(relation, mean, reach(_mean, *parts), _mean_working(means, weights))
        if mean.change and mean.change_kind != "unclear" and all(_had_some(part) for part in (*means, *weights)):
            yield _mean_change(relation, mean, means, weights)


def judge_max(relation: Relation, report: Report) -> Iterator[Judgement]:
    """The largest of the parts."""
    (of,) = relation.ids("of")
    largest, parts = report.find(of), _all(report, relation.ids("parts"), AREA)
    if largest and largest.values and parts:
        computed = reach(lambda *ends: max(ends), *(part.values for part in parts))
        yield held(relation, largest, computed, f"max({', '.join(part.as_printed for part in parts)})")


def _divided(relation: Relation, report: Report, scope: Scope, whole: Scope) -> Iterator[Judgement]:
    rate = report.find(relation.ids("of")[0], scope)
    over, under = _all(report, relation.ids("over"), scope), _all(report, relation.ids("under"), whole)
    if rate is None or rate.values is None or not over or not under or working.total(under).low <= 0:
        return
    computed = reach(lambda above, below: above / below, working.total(over), working.total(under))
    worked = f"{working.bracketed(working.plus(over))} ÷ {working.bracketed(working.plus(under))}"
    yield held(relation, rate, computed, worked)
    if rate.change and rate.change_kind != "unclear" and all(_had_some(part) for part in (*over, *under)):
        yield _rate_change(relation, rate, over, under)


def _rate_change(relation: Relation, rate: Figure, over: list[Figure], under: list[Figure]) -> Judgement:
    parts = [working.total(over), working.total(under), working.total_before(over), working.total_before(under)]
    computed = reach(lambda a, b, c, d: changed(rate.change_kind, a / b, c / d), *parts)
    sign, end = ("−", "") if rate.change_kind == "points" else ("÷", " − 1")
    now = f"{working.bracketed(working.plus(over))} ÷ {working.bracketed(working.plus(under))}"
    then = f"{working.bracketed(working.plus_before(over))} ÷ {working.bracketed(working.plus_before(under))}"
    return held(relation, rate, computed, f"{now} {sign} ({then}){end}", what=CHANGE)


def _mean(*parts: Fraction) -> Fraction:
    means, weights = parts[: len(parts) // 2], parts[len(parts) // 2 :]
    return sum(mean * weight for mean, weight in zip(means, weights, strict=True)) / sum(weights)


def _mean_change(relation: Relation, mean: Figure, means: list[Figure], weights: list[Figure]) -> Judgement:
    parts = [part.values for part in (*means, *weights)]
    before = [part.last_year for part in (*means, *weights)]
    middle = len(parts)

    def formula(*ends: Fraction) -> Fraction:
        return changed(mean.change_kind, _mean(*ends[:middle]), _mean(*ends[middle:]))

    then = " + ".join(f"{working.before(m)} × {working.before(w)}" for m, w in zip(means, weights, strict=True))
    worked = f"{_mean_working(means, weights)} ÷ (({then}) ÷ ({working.plus_before(weights)})) − 1"
    return held(relation, mean, reach(formula, *parts, *before), worked, what=CHANGE)


def _mean_working(means: list[Figure], weights: list[Figure]) -> str:
    over = " + ".join(f"{m.as_printed} × {w.as_printed}" for m, w in zip(means, weights, strict=True))
    return f"({over}) ÷ ({working.plus(weights)})"


def _between(means: Sequence[Figure]) -> Interval:
    return Interval(
        min(part.values.low for part in means),
        max(part.values.high for part in means),
    )


def _had_some(part: Figure) -> bool:
    return part.last_year is not None and part.last_year.low > 0


def _all(report: Report, indicators: list[str], scope: Scope) -> list[Figure]:
    """The printed figures, or none unless all of them are printed."""
    found = [report.find(indicator, scope) for indicator in indicators]
    return [figure for figure in found if figure] if all(f and f.values for f in found) else []
