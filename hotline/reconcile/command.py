"""`hotline reconcile`: judges printed reports and shows every figure it judged."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hotline import settings
from hotline.reconcile.figure import Figure
from hotline.reconcile.judgement import ERROR, WARN, WORST_FIRST, Judgement
from hotline.reconcile.judging import judge
from hotline.reconcile.reading import indicator_kinds, published, read
from hotline.reconcile.relation import relations
from hotline.words import say

FORMATS = ("text", "csv")
CSV_COLUMNS = (
    "document", "table_name", "row_name", "column_name", "what", "indicator_id", "printed", "computed",
    "difference", "verdict", "relation", "explanation",
)  # fmt: skip


def reconcile_reports(file: Path | None, form: str, *, every: bool) -> Iterator[str]:
    """Lines to show: of the report in `file`, or of all that came with the project."""
    figures, judgements = judged(file)
    shown = [one for one in judgements if every or one.verdict in (ERROR, WARN)]
    if form == "csv":
        yield _as_csv(shown)
        return
    for document in dict.fromkeys(figure.document for figure in figures):
        yield from (_as_text(one) for one in shown if one.figure.document == document)
        yield _counts(document, figures, judgements)


def judged(file: Path | None = None) -> tuple[list[Figure], list[Judgement]]:
    """The figures of `file`, or of all reports of the project, and a judgement for each that can be judged."""
    kinds = indicator_kinds()
    own = {path: read(path, kinds) for path in ([file] if file else published())}
    documents = {figure.document for figures in own.values() for figure in figures}
    # The project's reports of other years and areas are what a new one is held against.
    beside = [figure for path in published() if path not in own for figure in read(path, kinds)]
    others = [figure for figure in beside if figure.document not in documents]
    figures = [figure for of_file in own.values() for figure in of_file]
    return figures, judge(figures, relations(set(kinds)), others)


def explanation(judgement: Judgement) -> str:
    """Why the verdict is what it is, in the user's language."""
    parts = [judgement.working]
    if judgement.reason:
        parts.append(say(f"reconcile.{judgement.reason}"))
    elif judgement.verdict in (ERROR, WARN):
        parts.append(judgement.relation.why[settings.language()])
    if judgement.hint:
        parts.append(say("reconcile.without", part=judgement.hint))
    return say("reconcile.and").join(part for part in parts if part)


def _as_text(judgement: Judgement) -> str:
    figure = judgement.figure
    line = say(
        "reconcile.figure",
        verdict=say(f"reconcile.verdicts.{judgement.verdict}"),
        document=figure.document,
        table=figure.table_name,
        place=figure.place,
        what=say(f"reconcile.whats.{judgement.what}"),
        printed=judgement.printed_text,
    )
    if judgement.computed_text:
        line += say("reconcile.computed", computed=judgement.computed_text)
    if judgement.difference_text:
        line += say("reconcile.difference", difference=judgement.difference_text)
    return f"{line}\n    {explanation(judgement)}"


def _counts(document: str, figures: list[Figure], judgements: list[Judgement]) -> str:
    of_document = [one for one in judgements if one.figure.document == document]
    verdicts = Counter(one.verdict for one in of_document)
    printed = sum(bool(figure.printed) + bool(figure.change) for figure in figures if figure.document == document)
    with_number = sum(1 for one in of_document if one.what == "change" or one.figure.printed)
    return say(
        "reconcile.counts",
        document=document,
        judged=len(of_document),
        rest=printed - with_number,
        **{verdict: verdicts[verdict] for verdict in WORST_FIRST},
    )


def _as_csv(judgements: list[Judgement]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for one in judgements:
        figure = one.figure
        place = (figure.document, figure.table_name, figure.row_name, figure.column_name, one.what)
        numbers = (one.printed_text, one.computed_text, one.difference_text)
        writer.writerow((*place, ";".join(figure.indicators), *numbers, one.verdict, one.relation.id, explanation(one)))
    return text.getvalue().rstrip("\n")
