"""One line of a report's CSV: the figure it holds, or what is wrong with its cells."""

import re
from datetime import date
from difflib import get_close_matches

from hotline.reconcile.figure import Figure
from hotline.reconcile.printed import BLANKS, Printed, change, number
from hotline.words import say

COLUMNS = (
    "document",
    "area_code",
    "year",
    "counted_from",
    "counted_to",
    "table_name",
    "row_name",
    "column_name",
    "as_printed",
    "value",
    "unit",
    "change_as_printed",
    "change_kind",
    "figure_kind",
    "indicator_id",
    "scope_kind",
    "scope_name",
    "note",
)
REQUIRED = ("document", "area_code", "table_name", "as_printed", "indicator_id")
CHOICES = {
    "figure_kind": ("figure", "target", "rule", "context", "item"),
    "change_kind": ("", "percent", "points", "unclear"),
}
WHOLE_KINDS = ("count", "stock", "max")
TEXT = "文字"

Problem = tuple[str, str]


def read_line(
    line: int, header: list[str], cells: list[str], kinds: dict[str, str]
) -> tuple[list[Problem], Figure | None]:
    """The figure of a line, or each column that cannot be right with the reason."""
    if len(cells) != len(header):
        return [("—", say("reconcile.cells", found=len(cells), expected=len(header)))], None
    row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    problems = [(column, say("reconcile.empty")) for column in REQUIRED if not row[column]]
    problems += [
        (column, say("reconcile.unknown_word", found=row[column], known=" ".join(filter(None, known))))
        for column, known in CHOICES.items()
        if row[column] not in known
    ]
    problems += _problems_of_time_and_place(row)
    indicators = tuple(name.strip() for name in row["indicator_id"].split(";"))
    problems += [
        (
            "indicator_id",
            say("reconcile.unknown_indicator", found=name, near=", ".join(get_close_matches(name, kinds)) or "—"),
        )
        for name in indicators
        if name and name not in kinds
    ]
    printed, problem = _number(row, any(kinds.get(name) in WHOLE_KINDS for name in indicators))
    moved, problem_of_change = _change(row)
    problems += [one for one in (problem, problem_of_change) if one]
    if problems:
        return problems, None
    return [], _figure(line, row, indicators, printed, moved)


def _problems_of_time_and_place(row: dict[str, str]) -> list[Problem]:
    problems = []
    if not re.fullmatch(r"\d{6}", row["area_code"]):
        problems.append(("area_code", say("reconcile.not_an_area", found=row["area_code"])))
    if not re.fullmatch(r"\d{4}|", row["year"]):
        problems.append(("year", say("reconcile.not_a_year", found=row["year"])))
    if not row["year"] and not row["note"]:
        problems.append(("year", say("reconcile.no_year")))
    for column in ("counted_from", "counted_to"):
        if row[column] and not _is_date(row[column]):
            problems.append((column, say("reconcile.not_a_date", found=row[column])))
    if row["counted_to"] and not problems and row["counted_to"][:4] != row["year"]:
        problems.append(("counted_to", say("reconcile.not_in_the_year", found=row["counted_to"], year=row["year"])))
    if bool(row["scope_kind"]) != bool(row["scope_name"]):
        problems.append(("scope_name", say("reconcile.half_a_scope")))
    return problems


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text))


def _number(row: dict[str, str], counts_whole: bool) -> tuple[Printed | None, Problem | None]:
    """The printed number, and what is wrong with it; text and a dash have none and no value."""
    if row["as_printed"] in BLANKS or row["unit"] == TEXT:
        return None, ("value", say("reconcile.value_of_none", found=row["value"])) if row["value"] else None
    printed = number(row["as_printed"], counts_whole=counts_whole)
    if printed is None:
        return None, ("as_printed", say("reconcile.not_a_number", found=row["as_printed"])) if row[
            "as_printed"
        ] else None
    try:
        agrees = abs(float(row["value"]) - float(printed.value)) <= 1e-12 * max(1.0, abs(float(printed.value)))
    except ValueError:
        agrees = False
    problem = say(
        "reconcile.value_differs",
        printed=row["as_printed"],
        expected=f"{float(printed.value):.15g}",
        found=row["value"],
    )
    return printed, None if agrees else ("value", problem)


def _change(row: dict[str, str]) -> tuple[Printed | None, Problem | None]:
    text, kind = row["change_as_printed"], row["change_kind"]
    if not text:
        return None, ("change_kind", say("reconcile.change_of_none")) if kind else None
    moved = change(text)
    if moved is None:
        return None, ("change_as_printed", say("reconcile.not_a_change", found=text))
    return moved, None if kind else ("change_kind", say("reconcile.change_without_kind"))


def _figure(
    line: int, row: dict[str, str], indicators: tuple[str, ...], printed: Printed | None, moved: Printed | None
) -> Figure:
    plain = (
        "document", "area_code", "counted_from", "counted_to", "table_name", "row_name", "column_name", "as_printed",
        "unit", "change_as_printed", "change_kind", "figure_kind",
    )  # fmt: skip
    return Figure(
        line=line,
        year=int(row["year"]) if row["year"] else None,
        indicators=indicators,
        scope=(row["scope_kind"], row["scope_name"]),
        printed=printed,
        change=moved,
        **{name: row[name] for name in plain},
    )
