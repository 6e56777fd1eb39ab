"""A report's CSV: every figure of it, or a sentence for each cell that cannot be right."""

import csv
from pathlib import Path

from hotline import catalogue
from hotline.csv_lines import csv_lines
from hotline.errors import HotlineError
from hotline.paths import SEEDS, shown
from hotline.reconcile.figure import Figure
from hotline.reconcile.line import COLUMNS, read_line
from hotline.words import say

PUBLISHED = SEEDS / "published"


def indicator_kinds() -> dict[str, str]:
    """The kind of every indicator of the catalogue: a printed figure is answered by one of them."""
    return {line["indicator_id"]: line["kind"] for _, line in catalogue.read()}


def published() -> list[Path]:
    """The reports that came with the project, one file each."""
    return sorted(PUBLISHED.glob("*.csv"))


def read(path: Path, kinds: dict[str, str]) -> list[Figure]:
    """The figures of one report; HotlineError names each line and column that cannot be right, and what to do."""
    try:
        lines = [(line, cells) for line, cells in csv_lines(path) if any(cell.strip() for cell in cells)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise HotlineError(say("reconcile.unreadable", file=shown(path), problem=error)) from error
    header = lines[0][1] if lines else []
    if sorted(header) != sorted(COLUMNS):
        missing, unknown = set(COLUMNS) - set(header), set(header) - set(COLUMNS)
        raise HotlineError(
            say(
                "reconcile.header_differs",
                file=shown(path),
                missing=", ".join(sorted(missing)) or "—",
                unknown=", ".join(sorted(unknown)) or "—",
            )
        )
    figures: list[Figure] = []
    wrong: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in lines[1:]:
        problems, figure = read_line(line, header, cells, kinds)
        if figure is not None:
            place = (figure.document, figure.table_name, figure.row_name, figure.column_name)
            if place in seen:
                problems.append(("column_name", say("reconcile.twice", first=seen[place])))
            seen.setdefault(place, line)
            figures.append(figure)
        wrong += [
            say("reconcile.line", file=shown(path), line=line, column=column, problem=problem)
            for column, problem in problems
        ]
    if wrong:
        raise HotlineError("\n".join(wrong))
    if not figures:
        raise HotlineError(say("reconcile.no_figures", file=shown(path)))
    return figures
