"""`hotline reconcile`: judges printed reports by themselves, and by the warehouse where that is asked for."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from hotline.reconcile.figure import Figure
from hotline.reconcile.judgement import ERROR, WARN, Judgement
from hotline.reconcile.judging import judge
from hotline.reconcile.measured import judge_measured, measured
from hotline.reconcile.reading import indicator_kinds, published, read
from hotline.reconcile.relation import relations
from hotline.reconcile.telling import as_csv, as_text, counts
from hotline.words import say

FORMATS = ("text", "csv")


def reconcile_reports(
    file: Path | None, form: str, *, every: bool, snapshot: duckdb.DuckDBPyConnection | None = None
) -> Iterator[str]:
    """Lines to show: of the report in `file`, or of all that came with the project."""
    figures, by_print, by_warehouse = judged(file, snapshot)
    if form == "csv":
        yield as_csv([one for one in (*by_print, *by_warehouse) if every or one.verdict in (ERROR, WARN)])
        return
    for document in dict.fromkeys(figure.document for figure in figures):
        printed = [figure for figure in figures if figure.document == document]
        for title, judgements in (("", by_print), (say("reconcile.by_warehouse"), by_warehouse)):
            of_document = [one for one in judgements if one.figure.document == document]
            yield from (as_text(one) for one in of_document if every or one.verdict in (ERROR, WARN))
            if snapshot or not title:
                yield counts(document + title, printed, of_document)


def judged(
    file: Path | None = None, snapshot: duckdb.DuckDBPyConnection | None = None
) -> tuple[list[Figure], list[Judgement], list[Judgement]]:
    """The figures of `file`, or of all reports of the project; what print says of them, and what the snapshot says."""
    kinds = indicator_kinds()
    own = {path: read(path, kinds) for path in ([file] if file else published())}
    documents = {figure.document for figures in own.values() for figure in figures}
    # The project's reports of other years and areas are what a new one is held against.
    beside = [figure for path in published() if path not in own for figure in read(path, kinds)]
    others = [figure for figure in beside if figure.document not in documents]
    figures = [figure for of_file in own.values() for figure in of_file]
    declared = relations(set(kinds))
    by_warehouse: list[Judgement] = []
    if snapshot:
        (relation,) = [relation for relation in declared if relation.kind == "warehouse"]
        by_warehouse = list(judge_measured(relation, figures, measured(snapshot, figures)))
    return figures, judge(figures, declared, others), by_warehouse
