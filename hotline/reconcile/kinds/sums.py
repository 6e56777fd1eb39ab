"""Parts and their total: a sum of indicators, a total over scopes, shares that make up the whole."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hotline.reconcile import working
from hotline.reconcile.figure import CHANGE, VALUE, Figure
from hotline.reconcile.interval import Interval, reach
from hotline.reconcile.judgement import CANNOT_TELL, RIGHT, WARN, Judgement, held
from hotline.reconcile.relation import Relation
from hotline.reconcile.report import Report

WHOLE = Interval.point(Fraction(1))


def judge_sum(relation: Relation, report: Report) -> Iterator[Judgement]:
    """A total and its parts, in every scope in which both are printed; last year's too, where changes are."""
    (of,), parts = relation.ids("of"), relation.ids("parts")
    for scope in report.scopes([of], relation.get("scope_kind")):
        total = report.find(of, scope)
        found = [report.find(part, scope) for part in parts]
        if total is None or not any(found):
            continue
        if relation.get("judge") == "parts":
            yield from _parts(relation, total, found)
        else:
            yield from _total(relation, total, found, complete=True)


def judge_total(relation: Relation, report: Report) -> Iterator[Judgement]:
    """A figure of the whole area, and the figures of its scopes of one kind."""
    for of in relation.ids("of"):
        total = report.find(of)
        part = relation.get("part") or of
        found = [report.find(part, scope) for scope in report.scopes([part], relation.get("scope_kind"))]
        if total is not None and found:
            yield from _total(relation, total, found, complete=bool(relation.get("complete")))


def judge_whole(relation: Relation, report: Report) -> Iterator[Judgement]:
    """Shares that make up the whole; each is judged by the others."""
    for scope in report.scopes(relation.ids("parts"), None):
        parts = _printed([report.find(part, scope) for part in relation.ids("parts")])
        if len(parts) == len(relation.ids("parts")):
            for part in parts:
                others = [other for other in parts if other is not part]
                left = working.less(WHOLE, working.total(others))
                yield held(relation, part, left, f"100% − {working.plus(others)}")


def _total(relation: Relation, total: Figure, found: Sequence[Figure | None], *, complete: bool) -> Iterator[Judgement]:
    parts = _printed(found)
    complete = complete and len(parts) == len(found)
    worked = working.plus(parts)
    if total.values is None:
        if parts:
            yield Judgement(total, VALUE, relation, WARN, working.total(parts), worked, reason="blank_total")
        return
    if not parts:
        yield Judgement(total, VALUE, relation, CANNOT_TELL, reason="parts_blank")
        return
    computed = working.total(parts)
    judged = held(relation, total, computed, worked, hint=_left_out(total.values, parts))
    # What is not printed counts nothing, or fills the gap.
    if judged.verdict != RIGHT and not complete and total.values.high > computed.low:
        at_least = Interval(computed.low, math.inf)
        judged = Judgement(total, VALUE, relation, CANNOT_TELL, at_least, worked, reason="parts_missing")
    yield judged
    if total.last_year and complete and all(part.last_year for part in parts):
        yield _change(
            relation, total, working.total_before(parts), working.plus_before(parts), _left_out_before(total, parts)
        )


def _parts(relation: Relation, total: Figure, found: Sequence[Figure | None]) -> Iterator[Judgement]:
    """The total stands, since other relations hold it: each part is judged by it and the other parts."""
    parts = _printed(found)
    if total.values is None or len(parts) < len(found):
        return
    for part in parts:
        others = [other for other in parts if other is not part]
        left = working.less(total.values, working.total(others))
        yield held(relation, part, left, f"{total.as_printed} − {working.plus(others)}")
        if part.last_year and total.last_year and all(other.last_year for other in others):
            left = working.less(total.last_year, working.total_before(others))
            yield _change(relation, part, left, f"{working.before(total)} − {working.plus_before(others)}")


def _change(relation: Relation, figure: Figure, before: Interval, worked: str, hint: str = "") -> Judgement:
    worked = f"{figure.as_printed} ÷ {working.bracketed(worked)} − 1"
    if before.low <= 0:
        verdict = CANNOT_TELL if before.high > 0 else relation.severity
        return Judgement(figure, CHANGE, relation, verdict, working=worked, reason="base_of_nothing")
    computed = reach(lambda now, then: now / then - 1, figure.values, before)
    return held(relation, figure, computed, worked, what=CHANGE, hint=hint)


def _left_out(total: Interval, parts: list[Figure]) -> str:
    """The one part without which the total would be right."""
    fitting = [part for part in parts if total.meets(working.total(other for other in parts if other is not part))]
    return fitting[0].place if len(fitting) == 1 else ""


def _left_out_before(total: Figure, parts: list[Figure]) -> str:
    fitting = [
        part
        for part in parts
        if total.last_year.meets(working.total_before(other for other in parts if other is not part))
    ]
    return fitting[0].place if len(fitting) == 1 else ""


def _printed(found: Sequence[Figure | None]) -> list[Figure]:
    return [figure for figure in found if figure and figure.values]
