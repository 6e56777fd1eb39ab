"""The catalogue of indicators, seeds/catalogue/indicators.csv: a line that cannot be right stops the build."""

import csv
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from hotline import yml
from hotline.csv_lines import csv_lines
from hotline.errors import HotlineError
from hotline.paths import MODELS, SEEDS, shown
from hotline.words import say

LINES = SEEDS / "catalogue" / "indicators.csv"

SECTIONS = ("requests", "calls", "handling", "evaluation", "special", "capacity", "sharing")
WHOLE_PERIODS = "agg_measures_by_period"
DIVIDED = ("ratio", "mean")
# Their values are fractions, shown in percent.
IN_PERCENT = ("ratio", "cagr")
BASES = ("accepted", "due", "event", "entered", "invited", "stock", "registered", "reported", "recorded")
CHOICES = {
    "section": SECTIONS,
    "kind": ("count", *DIVIDED, "max", "stock", "cagr"),
    "rounding": ("round", "cut"),
    "better": ("higher", "lower", "none"),
}
# Whose figure of several years is made of years that may lie before the first ticket, and of which they are made.
ON_RECORD = {"requests": "requests_on_record"}
REQUIRED = ("indicator_id", "name_zh", "name_en", "numerator", "unit", "definition", "definition_en", "source")
NUMBERS = ("sort_order", "decimals")
OPTIONAL = ("denominator", "target", "valid_from")
COLUMNS = {*REQUIRED, *CHOICES, *NUMBERS, *OPTIONAL}


@dataclass(frozen=True)
class Measure:
    """A column of the aggregates that indicators are made of, and the time that puts its rows into a period."""

    name: str
    basis: str
    aggregates: set[str] = field(default_factory=set)


def check(lines: Path = LINES) -> None:
    """HotlineError that names each line of the catalogue that cannot be right, and why."""
    known = measures()
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for number, line in read(lines):
        problems = _problems(line, known)
        identity = line["indicator_id"]
        if identity in seen:
            problems.append(say("catalogue.twice", id=identity, first=seen[identity]))
        seen.setdefault(identity, number)
        wrong += [
            say("catalogue.line", file=shown(lines), line=number, id=identity or "—", problem=problem)
            for problem in problems
        ]
    if wrong:
        raise HotlineError("\n".join(wrong))


def measures(models: Path = MODELS / "marts" / "indicators") -> dict[str, Measure]:
    """Every measure by name, from the meta of the aggregates' columns; HotlineError if two aggregates disagree."""
    found: dict[str, Measure] = {}
    for path in sorted(models.glob("agg_*.yml")):
        for model in yml.read(path)["models"]:
            for name, basis in _declared(model["columns"]):
                if basis not in BASES:
                    raise HotlineError(
                        say(
                            "catalogue.unknown_basis",
                            file=shown(path),
                            measure=name,
                            found=basis,
                            known=" ".join(BASES),
                        )
                    )
                measure = found.setdefault(name, Measure(name, basis))
                if measure.basis != basis:
                    raise HotlineError(
                        say("catalogue.two_bases", file=shown(path), measure=name, one=measure.basis, other=basis)
                    )
                measure.aggregates.add(model["name"])
    return found


def read(lines: Path = LINES) -> list[tuple[int, dict[str, str]]]:
    """The lines with the number each begins on; every cell trimmed, every column there."""
    try:
        numbered = list(csv_lines(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise HotlineError(say("catalogue.unreadable", file=shown(lines), problem=error)) from error
    header = numbered[0][1] if numbered else []
    if set(header) != COLUMNS or len(header) != len(COLUMNS):
        differing = ", ".join(sorted(COLUMNS.symmetric_difference(header))) or ", ".join(header)
        raise HotlineError(say("catalogue.header_differs", file=shown(lines), columns=differing))
    found = []
    for begins, cells in numbered[1:]:
        if len(cells) != len(header):
            raise HotlineError(
                say("catalogue.cells", file=shown(lines), line=begins, found=len(cells), expected=len(header))
            )
        found.append((begins, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}))
    return found


def _problems(line: dict[str, str], known: dict[str, Measure]) -> list[str]:
    problems = [say("catalogue.empty", column=column) for column in REQUIRED if not line[column]]
    problems += [
        say("catalogue.unknown_word", column=column, found=line[column], known=" ".join(words))
        for column, words in CHOICES.items()
        if line[column] not in words
    ]
    problems += [
        say("catalogue.not_a_number", column=column, found=line[column])
        for column in (*NUMBERS, *(["target"] if line["target"] else []))
        if not _is_number(line[column], whole=column != "target")
    ]
    if line["valid_from"] and not _is_date(line["valid_from"]):
        problems.append(say("catalogue.not_a_date", column="valid_from", found=line["valid_from"]))
    return problems + _problems_of_display(line) + _problems_of_formula(line, known)


def _problems_of_display(line: dict[str, str]) -> list[str]:
    problems = []
    kind, unit, target = line["kind"], line["unit"], line["target"]
    if unit and (kind in IN_PERCENT) != (unit == "%"):
        problems.append(say("catalogue.unit_differs", kind=kind, found=unit, percent=" ".join(IN_PERCENT)))
    if kind == "ratio" and _is_number(target, whole=False) and not 0 <= float(target) <= 1:
        problems.append(say("catalogue.target_outside", found=target))
    if bool(target) != bool(line["valid_from"]):
        problems.append(say("catalogue.target_undated", target=target or "—", valid_from=line["valid_from"] or "—"))
    return problems


def _problems_of_formula(line: dict[str, str], known: dict[str, Measure]) -> list[str]:
    numerator, denominator = line["numerator"], line["denominator"]
    problems = [
        say(
            "catalogue.unknown_measure",
            column=column,
            found=name,
            near=", ".join(get_close_matches(name, known)) or "—",
        )
        for column, name in (("numerator", numerator), ("denominator", denominator))
        if name and name not in known
    ]
    if line["kind"] in DIVIDED and not denominator:
        problems.append(say("catalogue.denominator_missing", kind=line["kind"]))
    if line["kind"] not in DIVIDED and denominator:
        problems.append(say("catalogue.denominator_unused", kind=line["kind"], found=denominator))
    if not problems and denominator:
        above, below = known[numerator], known[denominator]
        if above.basis != below.basis:
            problems.append(
                say(
                    "catalogue.other_basis",
                    numerator=above.name,
                    denominator=below.name,
                    one=above.basis,
                    other=below.basis,
                )
            )
        elif not above.aggregates & below.aggregates and WHOLE_PERIODS not in above.aggregates | below.aggregates:
            problems.append(say("catalogue.never_together", numerator=above.name, denominator=below.name))
    return problems


def _declared(columns: list[dict]) -> list[tuple[str, str]]:
    declared = []
    for column in columns:
        meta = column.get("config", {}).get("meta", {})
        if "basis" in meta:
            declared.append((column["name"], meta["basis"]))
        declared += meta.get("measures", {}).items()
    return declared


def _is_number(text: str, *, whole: bool) -> bool:
    try:
        int(text) if whole else float(text)
    except ValueError:
        return False
    return True


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
