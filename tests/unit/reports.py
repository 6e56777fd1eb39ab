"""Small printed reports for tests: a line a figure, through the CSV a user would write."""

import csv
from pathlib import Path

from hotline.reconcile.figure import Figure
from hotline.reconcile.judgement import Judgement
from hotline.reconcile.judging import judge
from hotline.reconcile.line import COLUMNS
from hotline.reconcile.printed import number
from hotline.reconcile.reading import indicator_kinds, read
from hotline.reconcile.relation import Relation

KINDS = indicator_kinds()


def line(indicator: str, printed: str, change: str = "", **cells: str) -> dict[str, str]:
    """A line of a report of 2023 about 320800; its place is its indicator and scope."""
    said = number(printed, counts_whole=False)
    defaults = {
        "document": "试印2023",
        "area_code": "320800",
        "year": "2023",
        "table_name": "表",
        "row_name": cells.get("scope_name", ""),
        "column_name": indicator,
        "as_printed": printed,
        "value": repr(float(said.value)) if said else "",
        "unit": "%" if "%" in printed else "件",
        "change_as_printed": change,
        "change_kind": "percent" if change else "",
        "figure_kind": "figure",
        "indicator_id": indicator,
    }
    return dict.fromkeys(COLUMNS, "") | defaults | cells


def written(folder: Path, *lines: dict[str, str], name: str = "report.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    return path


def figures(folder: Path, *lines: dict[str, str], name: str = "report.csv") -> list[Figure]:
    return read(written(folder, *lines, name=name), KINDS)


def relation(kind: str, severity: str = "error", **fields: object) -> Relation:
    return Relation(kind, kind, severity, {"zh": "中", "en": "en"}, fields)


def verdicts(judgements: list[Judgement]) -> dict[str, str]:
    """By indicator (and scope, and `change`): the verdict."""
    found = {}
    for one in judgements:
        name = "/".join(filter(None, (one.figure.column_name, one.figure.scope[1], one.what.removeprefix("value"))))
        found[name] = one.verdict
    return found


def judged(folder: Path, of: Relation, *lines: dict[str, str]) -> dict[str, str]:
    return verdicts(judge(figures(folder, *lines), [of], []))
