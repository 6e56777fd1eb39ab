"""The choices above the figures: which period, which area, which line, whose requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboards import areas
from dashboards.components import address, frame, period_filter
from dashboards.components.frame import View
from dashboards.data import Row
from dashboards.days import Days
from dashboards.periods import Period

ALL = "all"
REQUESTERS = ("public", "enterprise")


@dataclass(frozen=True)
class Chosen:
    """What a page shows figures of."""

    area: Row
    period_kind: str
    period_start: date
    period_name: str
    days: Days
    line_code: str | None
    requester_kind: str | None
    # The area and what else was chosen beside the period.
    where: str
    # What the area is compared within.
    parts_kind: str
    parts_parent: str | None
    # Whether fct_indicator_values holds the area's own figures as chosen: no free range, no line, no requester.
    has_values: bool
    # Whether nothing is left out: all areas, lines and requesters.
    is_everything: bool
    # Whether it holds those of channels, categories and units too: they are over everything, in whole periods.
    is_stored: bool

    @property
    def told(self) -> str:
        """All of it in a few words."""
        return f"{self.where} · {self.period_name}"

    @property
    def scope(self) -> dict[str, object]:
        """The area, as queries want it."""
        return {"scope_kind": self.area.scope_kind, "scope_code": self.area.scope_code}

    @property
    def home(self) -> dict[str, object]:
        """The area that files are sent for, as queries want it: of a district its city, or any if none is known."""
        if self.area.scope_kind == "district":
            return {"home_kind": "city", "home_code": self.parts_parent}
        return {"home_kind": self.area.scope_kind, "home_code": self.area.scope_code}

    @property
    def period(self) -> dict[str, object]:
        """The period, as queries want it."""
        return {"period_kind": self.period_kind, "period_start": self.period_start}

    @property
    def narrowed(self) -> dict[str, object]:
        """Every choice but the period, as queries over additive counts want them (chosen_condition.sql)."""
        return {
            "area_kind": self.area.scope_kind,
            "area_code": self.area.scope_code,
            "line_code": self.line_code,
            "requester_kind": self.requester_kind,
        }

    @property
    def counted_area(self) -> tuple[str, str]:
        """The area, as counted_condition.sql wants it: one that holds everything is no condition."""
        return ("all", "") if self.is_everything else (self.area.scope_kind, self.area.scope_code)

    @property
    def cut(self) -> dict[str, object]:
        """The same with the days."""
        return {**self.narrowed, "first_day": self.days.first, "last_day": self.days.last}

    @property
    def cut_and_last_year(self) -> dict[str, object]:
        """The same with the days of last year to compare with."""
        return {
            **self.cut,
            "first_day_last_year": self.days.first_last_year,
            "last_day_last_year": self.days.last_last_year,
        }


def show(view: View, *, narrowing: bool = True) -> Chosen | None:
    """Draws the choices; None when nothing has been counted for any area.

    A page whose figures know neither line nor requester leaves these out with `narrowing=False`.
    """
    words = view.words
    known = areas.worth_choosing(view.reader.ask("areas"))
    if not known or view.as_of is None:
        return None
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        area = _area(view, known)
        starts = _starts(view, area)
        period = period_filter.show(view.as_of, starts, words)
        line = requester = None
        if narrowing:
            line = _narrow(view, "line", {row.line_code: words.pick(row, "name") for row in view.reader.ask("lines")})
            requester = _narrow(view, "requester", {kind: words(f"filter.requesters.{kind}") for kind in REQUESTERS})
    chosen = _chosen(area, known, period, starts, line, requester)
    frame.on_paper(chosen.told)
    return chosen


def area(view: View) -> Row | None:
    """Draws the choice of an area alone; None when nothing has been counted for any."""
    known = areas.worth_choosing(view.reader.ask("areas"))
    return _area(view, known) if known else None


def _area(view: View, known: list[Row]) -> Row:
    by_key = {f"{area.scope_kind}-{area.scope_code}": area for area in known}
    return by_key[_pick("area", {key: row.name for key, row in by_key.items()}, view.words("filter.area"))]


def _starts(view: View, area: Row) -> dict[str, list[date]]:
    starts: dict[str, list[date]] = {}
    for row in view.reader.ask("periods", scope_kind=area.scope_kind, scope_code=area.scope_code):
        starts.setdefault(row.period_kind, []).append(row.period_start)
    return starts


def _narrow(view: View, key: str, names: Mapping[str, str]) -> tuple[str, str] | None:
    """One of the names with its code, or None for all of them."""
    every = view.words(f"filter.all.{key}")
    code = _pick(key, {ALL: every, **names}, view.words(f"filter.{key}"))
    return None if code == ALL else (code, names[code])


def _pick(key: str, names: Mapping[str, str], label: str) -> str:
    return address.choose(
        st.selectbox, key, list(names), label, lambda code: names[code], width=130, label_visibility="collapsed"
    )


def _chosen(  # noqa: PLR0917
    area: Row,
    known: list[Row],
    period: Period,
    starts: dict[str, list[date]],
    line: tuple[str, str] | None,
    requester: tuple[str, str] | None,
) -> Chosen:
    parts_kind, parts_parent = areas.parts(area, known)
    is_everything = not line and not requester and areas.is_all(area, known)
    has_values = not line and not requester and period.start in starts.get(period.kind, ())
    return Chosen(
        area=area,
        period_kind=period.kind,
        period_start=period.start,
        period_name=period.name,
        days=period.days,
        line_code=line and line[0],
        requester_kind=requester and requester[0],
        where=" · ".join([area.name, *(name for _, name in filter(None, (line, requester)))]),
        parts_kind=parts_kind,
        parts_parent=parts_parent,
        has_values=has_values,
        is_everything=is_everything,
        is_stored=has_values and period.kind not in ("week", "day") and not period.days.is_open and is_everything,
    )
