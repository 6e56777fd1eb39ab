"""The form of a report: the same said twice, columns that say two things, values without a heading, lists counted."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from hotline.reconcile.figure import VALUE, Figure
from hotline.reconcile.interval import Interval
from hotline.reconcile.judgement import Judgement, held
from hotline.reconcile.relation import Relation
from hotline.reconcile.report import Report


def judge_equal(relation: Relation, report: Report, about_the_same: list[Report]) -> Iterator[Judgement]:
    """What is printed twice says the same: in one document, and in two about the same area and year."""
    for figure in report.figures:
        if figure.figure_kind != "figure" or figure.values is None or figure.spans_years:
            continue
        for indicator in figure.indicators:
            for other in [_best(same, indicator, figure) for same in about_the_same]:
                if other is not None:
                    yield held(relation, figure, other.values, f"{other.table_name} {other.place}: {other.as_printed}")


def judge_one_area(relation: Relation, report: Report, of_document: list[Report]) -> Iterator[Judgement]:
    """The same value printed twice in a document is about one area; the later one is judged."""
    for figure in report.figures:
        for indicator in figure.indicators:
            for other in [one.find(indicator, figure.scope) for one in of_document if one is not report]:
                if _is_the_same_elsewhere(figure, other):
                    worked = f"{other.table_name} {other.area_code}, {figure.table_name} {figure.area_code}"
                    yield Judgement(figure, VALUE, relation, relation.severity, working=worked)


def judge_one_indicator(relation: Relation, report: Report) -> Iterator[Judgement]:
    """A printed value answers one indicator."""
    for figure in report.figures:
        if figure.figure_kind == "figure" and figure.values and len(figure.indicators) > 1:
            worked = " = ".join(figure.indicators) + f" = {figure.as_printed}"
            yield Judgement(figure, VALUE, relation, relation.severity, working=worked)


def judge_headings(relation: Relation, report: Report) -> Iterator[Judgement]:
    """Each value of a table's row has a heading of its own."""
    rows: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in report.figures:
        rows[figure.table_name, figure.row_name].append(figure)
    for figures in rows.values():
        headings = {figure.column_name for figure in figures} - {""}
        for figure in figures:
            if not figure.column_name:
                worked = f"{len(figures)} > {len(headings)}"
                yield Judgement(figure, VALUE, relation, relation.severity, working=worked)


def judge_items(relation: Relation, report: Report) -> Iterator[Judgement]:
    """A printed number of things, and the things that are listed."""
    (of,) = relation.ids("of")
    listed = [figure for figure in report.figures if figure.figure_kind == "item" and of in figure.indicators]
    total = report.find(of)
    if listed and total and total.values:
        yield held(relation, total, Interval.point(Fraction(len(listed))), " + ".join("1" for _ in listed))


def _is_the_same_elsewhere(figure: Figure, other: Figure | None) -> bool:
    return (
        other is not None
        and figure.figure_kind == "figure"
        and figure.values is not None
        and (figure.values, figure.year) == (other.values, other.year)
        and figure.area_code != other.area_code
        and figure.line > other.line
    )


def _best(report: Report, indicator: str, figure: Figure) -> Figure | None:
    found = report.find(indicator, figure.scope)
    return found if found is not figure and found is not None and found.values is not None else None
