"""How a judgement is told: a sentence or a line of CSV, and a count for each report."""

import csv
import io
from collections import Counter

from hotline import settings
from hotline.reconcile.figure import CHANGE, Figure
from hotline.reconcile.judgement import ERROR, WARN, WORST_FIRST, Judgement
from hotline.words import say

CSV_COLUMNS = (
    "document", "area_code", "year", "table_name", "row_name", "column_name", "what", "indicator_id", "printed",
    "computed", "difference", "verdict", "relation", "explanation",
)  # fmt: skip


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


def as_text(judgement: Judgement) -> str:
    """One judgement in two lines: the figures, and the explanation."""
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


def counts(document: str, figures: list[Figure], judgements: list[Judgement]) -> str:
    """How many figures of a report were judged, and how."""
    verdicts = Counter(one.verdict for one in judgements)
    printed = sum(bool(figure.printed) + bool(figure.change) for figure in figures)
    with_number = sum(1 for one in judgements if one.what == CHANGE or one.figure.printed)
    return say(
        "reconcile.counts",
        document=document,
        judged=len(judgements),
        rest=printed - with_number,
        **{verdict: verdicts[verdict] for verdict in WORST_FIRST},
    )


def as_csv(judgements: list[Judgement]) -> str:
    """A line of CSV for each judgement."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for one in judgements:
        figure = one.figure
        about = (figure.document, figure.area_code, figure.year)
        place = (figure.table_name, figure.row_name, figure.column_name, one.what)
        numbers = (one.printed_text, one.computed_text, one.difference_text)
        writer.writerow(
            (*about, *place, ";".join(figure.indicators), *numbers, one.verdict, one.relation.id, explanation(one))
        )
    return text.getvalue().rstrip("\n")
