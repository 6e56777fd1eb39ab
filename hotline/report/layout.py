"""Layouts of reports, read from layouts/*.yml: which figure stands in which cell, and how it is printed there."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hotline import yml
from hotline.errors import HotlineError
from hotline.report.model import Merged, Row
from hotline.words import say

LAYOUTS = Path(__file__).parent / "layouts"
UNTIED = ("", "")


@dataclass(frozen=True)
class Cell:
    """A figure and how it is printed; what is left empty follows the catalogue."""

    id: str
    scope: tuple[str, str] = UNTIED
    change: bool = False
    change_decimals: int = 2
    change_of: str = "values"
    decimals: int | None = None
    rounding: str = ""
    scale: str = ""
    prefix: str = ""
    span: str = "year"
    blank: bool = False
    also: "Cell | None" = None


@dataclass(frozen=True)
class Line:
    """One printed row: its name, if it has one, and its cells; of a ranked row, what is ranked and its share."""

    name: str = ""
    cells: tuple[Cell | Merged | str, ...] = ()
    ranked: str = ""
    share: str = ""
    decimals_at: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class TableLayout:
    """One table: its headings and its rows, or what the rows come from."""

    head: tuple[Row, ...]
    published: str = ""
    caption: str = ""
    kind: str = "figures"
    rows: tuple[Line, ...] = ()
    ranked: str = ""
    total: str = ""
    places: int = 0
    numbered_singly: tuple[str, ...] = ()

    def indicators(self) -> list[str]:
        """Every indicator that the table asks for, in order."""
        cells = self._cells()
        asked = [cell.id for cell in cells] + [cell.also.id for cell in cells if cell.also]
        return [*asked, *(name for line in self.rows for name in (line.ranked, line.share)), self.ranked, self.total]

    def cut_off(self, by_catalogue: set[str]) -> list[str]:
        """The indicators whose percentages are cut off, where the cell does not say how."""
        cells = [*self._cells(), *(Cell(line.share) for line in self.rows)]
        return [cell.id for cell in cells if (cell.rounding or ("cut" if cell.id in by_catalogue else "")) == "cut"]

    def _cells(self) -> list[Cell]:
        return [cell for line in self.rows for cell in line.cells if isinstance(cell, Cell)]


@dataclass(frozen=True)
class SectionLayout:
    """A heading and its tables."""

    heading: str
    tables: tuple[TableLayout, ...]


@dataclass(frozen=True)
class Layout:
    """A whole report."""

    name: str
    title: str
    document: str
    sections: tuple[SectionLayout, ...]

    def indicators(self) -> list[str]:
        """Every indicator that it asks for, each once, in order."""
        return [name for name in dict.fromkeys(name for table in self.tables() for name in table.indicators()) if name]

    def cut_off(self, by_catalogue: set[str]) -> list[str]:
        """The indicators whose percentages are cut off, each once, in order."""
        return list(dict.fromkeys(name for table in self.tables() for name in table.cut_off(by_catalogue)))

    def tables(self) -> list[TableLayout]:
        """All tables in order."""
        return [table for section in self.sections for table in section.tables]


def names() -> list[str]:
    """The layouts there are."""
    return sorted(path.stem for path in LAYOUTS.glob("*.yml"))


@cache
def layout(name: str) -> Layout:
    """The layout of that name; HotlineError if there is none."""
    if name not in names():
        raise HotlineError(say("report.unknown_layout", layout=name, known=", ".join(names())))
    written = yml.read(LAYOUTS / f"{name}.yml")
    sections = tuple(
        SectionLayout(section["heading"], tuple(_table(table) for table in section["tables"]))
        for section in written["sections"]
    )
    return Layout(name, written["title"], written["document"], sections)


def _table(written: dict[str, Any]) -> TableLayout:
    plain = {key: value for key, value in written.items() if key not in ("head", "rows", "change", "numbered_singly")}
    return TableLayout(
        head=tuple(tuple(_slot(text) for text in row) for row in written["head"]),
        rows=tuple(_line(row, written.get("change", False)) for row in written.get("rows", [])),
        numbered_singly=tuple(written.get("numbered_singly", [])),
        **plain,
    )


def _line(written: dict[str, Any], change: bool) -> Line:
    plain = {key: value for key, value in written.items() if key not in ("cells", "scope")}
    scope = _scope(written.get("scope"))
    cells = (_cell(cell, scope, change) for cell in written.get("cells", []))
    return Line(cells=tuple(cells), **plain)


def _cell(written: str | dict[str, Any], scope: tuple[str, str], change: bool) -> Cell | Merged | str:
    if isinstance(written, str):
        slot = _slot(written)
        return slot if isinstance(slot, Merged) else Cell(slot, scope, change)
    if "text" in written:
        return str(written["text"])
    own = {"scope": scope, "change": change} | {key: value for key, value in written.items() if key != "also"}
    if "scope" in written:
        own["scope"] = _scope(written["scope"])
    also = written.get("also")
    return Cell(**own, also=_cell(also, own["scope"], own["change"]) if also else None)


def _scope(written: dict[str, str] | None) -> tuple[str, str]:
    return next(iter(written.items())) if written else UNTIED


def _slot(text: str) -> str | Merged:
    return Merged(text) if text in ("<", "^") else str(text)
