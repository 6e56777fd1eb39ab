"""The lines of a CSV file that the project itself reads, each with the number of the line it begins on."""

import csv
from collections.abc import Iterator
from pathlib import Path


def csv_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells, blank lines too; OSError, UnicodeDecodeError or csv.Error if it cannot be read."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text)
        begins = 1
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
