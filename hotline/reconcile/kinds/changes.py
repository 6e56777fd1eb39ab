"""Changes on the year before: a whole number's base, the printed report of that year, yearly growth."""

from collections.abc import Iterator
from fractions import Fraction

from hotline.reconcile.figure import CHANGE, VALUE, Figure, changed
from hotline.reconcile.interval import Interval, reach
from hotline.reconcile.judgement import CANNOT_TELL, RIGHT, Judgement, held
from hotline.reconcile.relation import Relation
from hotline.reconcile.report import Report
from hotline.reconcile.working import before


def judge_base(relation: Relation, report: Report) -> Iterator[Judgement]:
    """What counts whole things had a whole number of them the year before, and some of them."""
    for figure in report.figures:
        if figure.is_exact and figure.last_year and figure.change_kind == "percent":
            verdict = RIGHT if figure.last_year.holds_whole_number else relation.severity
            worked = f"{figure.as_printed} ÷ (1 {figure.change_as_printed}) = {before(figure)}"
            yield Judgement(figure, CHANGE, relation, verdict, working=worked)


def judge_change(relation: Relation, report: Report, year_before: list[Report]) -> Iterator[Judgement]:
    """A printed change, held against what the report of the year before printed."""
    for figure in report.figures:
        if not figure.change or not figure.values or figure.spans_years:
            continue
        earlier = _printed(year_before, figure)
        if earlier is None or earlier.values.low <= 0:
            continue
        kinds = ["points", "percent"] if figure.change_kind == "unclear" else [figure.change_kind]
        yield max((_held(relation, figure, earlier, kind) for kind in kinds), key=lambda one: one.verdict == RIGHT)


def judge_growth(relation: Relation, report: Report, of_year: dict[int, list[Report]]) -> Iterator[Judgement]:
    """Average yearly growth from the year it is counted from to the report's."""
    (of,), (series,) = relation.ids("of"), relation.ids("series")
    for figure in report.figures:
        if of not in figure.indicators or figure.figure_kind != "figure" or not (figure.values and figure.counted_from):
            continue
        first_year = int(figure.counted_from[:4])
        first, last = _first(of_year.get(first_year, []), series), report.find(series)
        if report.year is None or report.year <= first_year or not (_is_some(first) and _is_some(last)):
            yield Judgement(figure, VALUE, relation, CANNOT_TELL, reason="first_year_not_printed")
            continue
        years = report.year - first_year
        ratio = reach(lambda end, start: end / start, last.values, first.values)
        computed = Interval(_root(ratio.low, years) - 1, _root(ratio.high, years) - 1)
        yield held(relation, figure, computed, f"({last.as_printed} ÷ {first.as_printed})^(1/{years}) − 1")


def _held(relation: Relation, figure: Figure, earlier: Figure, kind: str) -> Judgement:
    computed = reach(lambda now, then: changed(kind, now, then), figure.values, earlier.values)
    sign, end = ("−", "") if kind == "points" else ("÷", " − 1")
    return held(relation, figure, computed, f"{figure.as_printed} {sign} {earlier.as_printed}{end}", what=CHANGE)


def _printed(reports: list[Report], figure: Figure) -> Figure | None:
    found = [report.find(indicator, figure.scope) for report in reports for indicator in figure.indicators]
    return next((one for one in found if one and one.values), None)


def _first(reports: list[Report], indicator: str) -> Figure | None:
    figures = [figure for report in reports for figure in report.figures if indicator in figure.indicators]
    return next((figure for figure in figures if figure.figure_kind == "figure" and figure.scope == ("", "")), None)


def _is_some(figure: Figure | None) -> bool:
    return figure is not None and figure.values is not None and figure.values.is_finite and figure.values.low > 0


def _root(value: Fraction, years: int) -> Fraction:
    return Fraction(float(value) ** (1 / years))
