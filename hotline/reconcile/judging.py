"""Every relation over every report; of the judgements on one figure, the worst stands."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from hotline.reconcile.figure import Figure
from hotline.reconcile.judgement import WORST_FIRST, Judgement
from hotline.reconcile.kinds import changes, forms, orders, rates, sums
from hotline.reconcile.relation import Relation
from hotline.reconcile.report import Report, by_year, reports

WITHIN: dict[str, Callable[[Relation, Report], Iterator[Judgement]]] = {
    "sum": sums.judge_sum,
    "total": sums.judge_total,
    "whole": sums.judge_whole,
    "ratio": rates.judge_ratio,
    "share": rates.judge_share,
    "mean": rates.judge_mean,
    "max": rates.judge_max,
    "base": changes.judge_base,
    "at_most": orders.judge_at_most,
    "descending": orders.judge_descending,
    "opposed": orders.judge_opposed,
    "together": orders.judge_together,
    "one_indicator": forms.judge_one_indicator,
    "headings": forms.judge_headings,
    "items": forms.judge_items,
}


def judge(judged: list[Figure], relations: list[Relation], beside: list[Figure]) -> list[Judgement]:
    """A judgement for each value and change that a relation reaches; `beside` are the figures of other reports."""
    found: dict[tuple[int, str], list[Judgement]] = defaultdict(list)
    own, others = reports(judged), reports(beside)
    years = by_year([*own, *others])
    documents = defaultdict(list)
    for report in own:
        documents[report.document].append(report)
    for report in own:
        of_area = {year: same for (area, year), same in years.items() if area == report.area_code}
        if report.part:
            of_area = {}
        for relation in relations:
            for one in _judged(relation, report, of_area, documents[report.document]):
                found[id(one.figure), one.what].append(one)
    order = {id(figure): place for place, figure in enumerate(judged)}
    worst = [min(same, key=lambda one: WORST_FIRST.index(one.verdict)) for same in found.values()]
    return sorted(worst, key=lambda one: (order[id(one.figure)], one.what != "value"))


def _judged(
    relation: Relation, report: Report, of_area: dict[int, list[Report]], of_document: list[Report]
) -> Iterator[Judgement]:
    if relation.kind in WITHIN:
        yield from WITHIN[relation.kind](relation, report)
    elif relation.kind == "equal":
        yield from forms.judge_equal(relation, report, of_area.get(report.year, [report]))
    elif relation.kind == "one_area":
        yield from forms.judge_one_area(relation, report, of_document)
    elif relation.kind == "change":
        earlier = of_area.get(report.year - 1, []) if report.year else []
        yield from changes.judge_change(relation, report, earlier)
    elif relation.kind == "growth":
        yield from changes.judge_growth(relation, report, of_area)
    elif relation.kind == "covers":
        yield from orders.judge_covers(relation, report, of_area)
