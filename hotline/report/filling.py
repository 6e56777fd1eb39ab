"""Fills a layout with the figures of an area and year."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from hotline import contracts
from hotline.report import foot, printing
from hotline.report.figures import Figures, Share, Value
from hotline.report.layout import Cell, Layout, Line, TableLayout
from hotline.report.model import Merged, Report, Row, Section, Table

Rows = Iterator[Row]


def fill(layout: Layout, figures: Figures, percentages: str | None, snapshot: str) -> Report:
    """The report; `percentages` prints all of them rounded or cut off, instead of as the layout and catalogue say."""
    figures.check()
    filler = _Filler(figures, percentages)
    sections = tuple(
        Section(section.heading, tuple(filler.table(table) for table in section.tables)) for section in layout.sections
    )
    return Report(
        title=filler.named(layout.title),
        sections=sections,
        foot_heading=foot.heading(),
        foot=tuple(foot.lines(layout, figures, percentages, snapshot)),
    )


def register(layout: Layout, figures: Figures) -> Table:
    """The layout's table of the register of sharing alone."""
    tables = (table for section in layout.sections for table in section.tables)
    return _Filler(figures, percentages=None).table(next(table for table in tables if table.kind == "register"))


@dataclass(frozen=True)
class _Filler:
    figures: Figures
    percentages: str | None

    def table(self, table: TableLayout) -> Table:
        return Table(self.named(table.caption), table.head, tuple(KINDS[table.kind](self, table)))

    def named(self, text: str) -> str:
        return text.replace("{area}", self.figures.area_name).replace("{year}", str(self.figures.year))

    def plain(self, table: TableLayout) -> Rows:
        for line in table.rows:
            cells = [self.cell(cell) if isinstance(cell, Cell) else cell for cell in line.cells]
            yield tuple([line.name, *cells] if line.name else cells)

    def standards(self, table: TableLayout) -> Rows:
        """One row a document; the total beside all of them, and the area where the form has a place for it."""
        total = self.cell(Cell(table.total))
        titles = [title + (f"({number})" if number else "") for title, number in self.figures.standards()]
        for place, title in enumerate(titles or [printing.NOTHING]):
            row = (Merged.UP, title, Merged.UP) if place else (self.figures.area_name, title, total)
            yield row[-len(table.head[0]) :]

    def platforms(self, table: TableLayout) -> Rows:
        """One row a platform."""
        for name, amount in self._or_nothing(self.figures.platforms(table.ranked)):
            yield name, self.shown(table.ranked, amount)

    def busiest_units(self, table: TableLayout) -> Rows:
        """The units with the most, without the city's name before its own bodies' names."""
        city = self.figures.area_name
        for name, amount in self._or_nothing(self.figures.busiest_units(table.ranked, table.places)):
            own = "市" + name.removeprefix(city) if city.endswith("市") and name.startswith(city) else name
            yield own, self.shown(table.ranked, amount)

    def largest_categories(self, table: TableLayout) -> Rows:
        """Two rows each: the categories' names, and below them their requests and share."""
        for line in table.rows:
            ranked = self.figures.largest_categories(line.ranked, table.places)
            names = [name for name, _, _ in ranked]
            counts = [self._with_share(line, place, row[1], row[2]) for place, row in enumerate(ranked, start=1)]
            missing = [printing.NOTHING] * (table.places - len(ranked))
            yield (line.name, *names, *missing)
            yield (Merged.UP, *counts, *missing)

    def register(self, table: TableLayout) -> Rows:
        """The register of sharing, an area's lines under one number, and its total."""
        number = 0
        for area, lines in groupby(self.figures.register(), key=lambda share: share.area_code):
            for place, share in enumerate(lines):
                starts = place == 0 or area in table.numbered_singly
                number += starts
                yield (printing.enclosed(number) if starts else Merged.UP, *_share(share))
        yield ("总计", *[Merged.LEFT] * 4, self.cell(Cell(table.total)))

    def cell(self, cell: Cell) -> str:
        """A figure as its cell says, the change on last year in brackets."""
        value = self.figures.value(cell.id, cell.scope, cell.span)
        if cell.blank or (value.value is None and not value.text):
            return printing.NOTHING
        text = cell.prefix + (value.text or self.shown(cell.id, value.value, cell))
        if cell.change:
            text += f" ({self.change(cell, value)})"
        if cell.also and (other := self.cell(cell.also)) != cell.also.prefix + text:
            text += f"；{other}"
        return text

    def change(self, cell: Cell, value: Value) -> str:
        """In points what is itself in percent, all else in percent."""
        change = value.points if self.figures.catalogue[cell.id].unit == "%" else value.percent
        if cell.change_of == "printed" and change is not None:
            now, before = (float(self.shown(cell.id, shown, cell)) for shown in (value.value, value.last_year))
            change = 100 * (now - before) / before if before else None
        return printing.change(change, cell.change_decimals, self.percentages or printing.ROUND)

    def shown(self, indicator: str, value: float | None, cell: Cell | None = None) -> str:
        if value is None:
            return printing.NOTHING
        known, cell = self.figures.catalogue[indicator], cell or Cell(indicator)
        rounding = cell.rounding or known.rounding
        decimals = known.decimals if cell.decimals is None else cell.decimals
        if known.unit == "%" and self.percentages:
            rounding = self.percentages
        return printing.figure(value, printing.Manner(known.unit, decimals, rounding, cell.scale))

    def _with_share(self, line: Line, place: int, amount: float, share: float) -> str:
        cell = Cell(line.share, decimals=line.decimals_at.get(place))
        return f"{self.shown(line.ranked, amount)} ({self.shown(line.share, share, cell)})"

    @staticmethod
    def _or_nothing(rows: list[tuple[str, float]]) -> list[tuple]:
        return rows or [(printing.NOTHING, None)]


def _share(share: Share) -> Row:
    methods = contracts.codes("share_methods")
    return (
        "市本级" if share.level == "city" else share.area or share.area_code or printing.NOTHING,
        "、".join(_parts(share.recipients)),
        "、".join(methods[code][0] if code in methods else code for code in _parts(share.methods)),
        _theme(share),
        printing.number(share.tickets, 0, printing.ROUND),
    )


def _parts(joined: str) -> list[str]:
    return [part.strip() for part in joined.replace("；", ";").split(";") if part.strip()]


def _theme(share: Share) -> str:
    """The theme, and its period behind it unless its own words tell the year it begins."""
    first, last = share.period_from, share.period_to
    if not first or not last or str(first.year) in share.theme:
        return share.theme
    return f"{share.theme}({first.year}.{first.month}.{first.day}—{last.year}.{last.month}.{last.day})"


KINDS: dict[str, Callable[[_Filler, TableLayout], Rows]] = {
    "figures": _Filler.plain,
    "standards": _Filler.standards,
    "platforms": _Filler.platforms,
    "busiest_units": _Filler.busiest_units,
    "largest_categories": _Filler.largest_categories,
    "register": _Filler.register,
}
