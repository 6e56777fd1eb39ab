"""How a judgement is told: a sentence or a line of CSV, and a count for each report."""

import csv
import io
from collections import Counter

from hotline import settings
from hotline.reconcile.figure import CHANGE, Figure
from hotline.reconcile.judgement import ERROR, WARN, WORST_FIRST, Judgement
from hotline.reconcile.relation import LANGUAGES
from hotline.words import say, say_in

CSV_COLUMNS = (
    "document", "area_code", "year", "table_name", "row_name", "column_name", "what", "indicator_id", "printed",
    "computed", "difference", "verdict", "relation", "explanation",
)  # fmt: skip


def told(judgement: Judgement) -> dict[str, str | int | None]:
    """A judgement in the words of a table, for every reader of one; the explanation in both languages."""
    figure = judgement.figure
    return {
        "document": figure.document,
        "area_code": figure.area_code,
        "year": figure.year,
        "line": figure.line,
        "table_name": figure.table_name,
        "row_name": figure.row_name,
        "column_name": figure.column_name,
        "what": judgement.what,
        "indicator_id": judgement.indicator or ";".join(figure.indicators),
        "scope_kind": figure.scope[0],
        "scope_name": figure.scope[1],
        "printed": judgement.printed_text,
        "computed": judgement.computed_text,
        "difference": judgement.difference_text,
        "verdict": judgement.verdict,
        "relation": judgement.relation.id,
        **{f"explanation_{language}": explanation(judgement, language) for language in LANGUAGES},
    }


def explanation(judgement: Judgement, language: str) -> str:
    """Why the verdict is what it is."""
    parts = [judgement.working]
    if judgement.reason:
        parts.append(say_in(language, f"reconcile.{judgement.reason}"))
    elif judgement.verdict in (ERROR, WARN):
        parts.append(judgement.relation.why[language])
    if judgement.hint:
        parts.append(say_in(language, "reconcile.without", part=judgement.hint))
    return say_in(language, "reconcile.and").join(part for part in parts if part)


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
    return f"{line}\n    {explanation(judgement, settings.language())}"


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
    writer = csv.DictWriter(text, CSV_COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for one in judgements:
        cells = told(one)
        writer.writerow(cells | {"explanation": cells[f"explanation_{settings.language()}"]})
    return text.getvalue().rstrip("\n")
