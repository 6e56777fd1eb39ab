"""The figures of one report about one area and year, found by what they mean."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hotline.reconcile.figure import AREA, Figure

Scope = tuple[str, str]


@dataclass
class Report:
    """What a document prints about one area and year."""

    document: str
    area_code: str
    year: int | None
    # from and to, if it is about a part of the year
    part: str = ""
    figures: list[Figure] = field(default_factory=list)
    _meant: dict[tuple[str, Scope], Figure] = field(default_factory=dict)

    def add(self, figure: Figure) -> None:
        """Takes a figure in; of those that say the same, a table's answers for it, then the one with most digits."""
        self.figures.append(figure)
        if figure.figure_kind != "figure" or figure.spans_years:
            return
        for indicator in figure.indicators:
            known = self._meant.get((indicator, figure.scope))
            if known is None or _looseness(figure) < _looseness(known):
                self._meant[indicator, figure.scope] = figure

    def find(self, indicator: str, scope: Scope = AREA) -> Figure | None:
        """The figure of an indicator and scope; None if the report has none."""
        return self._meant.get((indicator, scope))

    def scopes(self, indicators: Iterable[str], scope_kind: str | None) -> list[Scope]:
        """The scopes of a kind ("" = the area itself, None = any) in which one of the indicators is printed."""
        wanted = set(indicators)
        found = [scope for indicator, scope in self._meant if indicator in wanted and scope_kind in (None, scope[0])]
        return list(dict.fromkeys(found))


def reports(figures: Iterable[Figure]) -> list[Report]:
    """The figures by document, area, year and part of it, in the order they stand."""
    found: dict[tuple[str, str, int | None, str], Report] = {}
    for figure in figures:
        key = (figure.document, figure.area_code, figure.year, figure.span if figure.counted_to else "")
        found.setdefault(key, Report(*key)).add(figure)
    return list(found.values())


def by_year(known: Iterable[Report]) -> dict[tuple[str, int], list[Report]]:
    """The reports about each area and whole year."""
    found = defaultdict(list)
    for report in known:
        if report.year is not None and not report.part:
            found[report.area_code, report.year].append(report)
    return found


def _looseness(figure: Figure) -> tuple[bool, float]:
    width = float(figure.values.high - figure.values.low) if figure.values else float("inf")
    return figure.is_in_text, width
