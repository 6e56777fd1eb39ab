"""Where figures stand: cells of layouts and filled reports under the names that seeds/published gives to places."""

import csv
from collections.abc import Iterator
from typing import NamedTuple

from hotline.paths import SEEDS
from hotline.report.layout import Cell, Layout, TableLayout
from hotline.report.model import Merged, Report, Table

FILES = {"huaian_2023": "huaian_2023.csv", "zhenjiang_2020": "zhenjiang_2020.csv", "jiangsu_2024": "jiangsu_2024.csv"}


class Place(NamedTuple):
    """Table, row and column of a figure."""

    table: str
    row: str
    column: str


def published(layout: str) -> list[dict[str, str]]:
    """The figures that the layout's document prints; no targets, limits or contexts."""
    with open(SEEDS / "published" / FILES[layout], encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["figure_kind"] in ("figure", "item")]


def place(row: dict[str, str]) -> Place:
    return Place(row["table_name"], row["row_name"], row["column_name"])


def cells(table: TableLayout) -> Iterator[tuple[Place, Cell]]:
    """Every figure of a table whose rows are written down."""
    headings = Table("", table.head, ()).headings()
    for line in table.rows:
        names = len(headings) - len(line.cells)
        for heading, cell in zip(headings[names:], line.cells, strict=True):
            if isinstance(cell, Cell):
                yield Place(table.published, line.name, heading + (f"·{cell.prefix}" if cell.prefix else "")), cell


def filled(layout: Layout, report: Report) -> dict[Place, str]:
    """Every printed text of a report by its place; lists by what they list."""
    found: dict[Place, str] = {}
    tables = [table for section in report.sections for table in section.tables]
    for laid_out, table in zip(layout.tables(), tables, strict=True):
        found |= {
            Place(laid_out.published, row, column): text for row, column, text in KINDS[laid_out.kind](laid_out, table)
        }
    return found


Printed = Iterator[tuple[str, str, str]]


def _figures(laid_out: TableLayout, table: Table) -> Printed:
    headings = table.headings()
    for line, row in zip(laid_out.rows, table.body, strict=True):
        names = len(headings) - len(line.cells)
        for heading, cell, text in zip(headings[names:], line.cells, row[names:], strict=True):
            if isinstance(cell, Cell):
                prefix = cell.prefix if str(text).startswith(cell.prefix or "\0") else ""
                column = heading + (f"·{cell.prefix}" if cell.prefix else "")
                yield line.name, column, str(text).removeprefix(prefix)


def _standards(laid_out: TableLayout, table: Table) -> Printed:
    area, _, total = table.body[0]
    yield str(area), table.headings()[2], str(total)
    for number, row in enumerate(table.body, start=1):
        yield f"第{number}项", table.headings()[1], str(row[1])


def _units(laid_out: TableLayout, table: Table) -> Printed:
    for name, amount in table.body:
        yield str(name), table.headings()[1], str(amount)


def _categories(laid_out: TableLayout, table: Table) -> Printed:
    for names, figures in zip(table.body[::2], table.body[1::2], strict=True):
        for name, figure in zip(names[1:], figures[1:], strict=True):
            amount, share = str(figure).rstrip(")").split(" (")
            yield str(names[0]), f"{name}·件", amount
            yield str(names[0]), f"{name}·占比", share


def _register(laid_out: TableLayout, table: Table) -> Printed:
    number = ""
    for row in table.body:
        if not isinstance(row[0], Merged):
            number = row[0]
        words = [str(slot) for slot in row[1:-1] if not isinstance(slot, Merged)]
        yield "/".join([number, *words]), table.headings()[-1], str(row[-1])


KINDS = {
    "figures": _figures,
    "standards": _standards,
    "busiest_units": _units,
    "largest_categories": _categories,
    "register": _register,
}
