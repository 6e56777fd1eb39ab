"""The choices above the figures: which period, which area."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboards import formats
from dashboards.components import address
from dashboards.components.frame import View
from dashboards.data import Row, Rows
from dashboards.days import Days

# As a reader thinks of them: from the year so far down to a week.
PERIOD_KINDS = ("ytd", "year", "quarter", "month", "week")


@dataclass(frozen=True)
class Chosen:
    """The area and period a page shows."""

    area: Row
    period_kind: str
    period_start: date
    period_name: str
    days: Days
    # What the area is compared within.
    parts_kind: str
    parts_parent: str | None
    # Whether fct_indicator_values holds its channels, categories and units: they are over all areas, in whole periods.
    is_stored: bool

    @property
    def scope(self) -> dict[str, object]:
        """The area, as queries want it."""
        return {"scope_kind": self.area.scope_kind, "scope_code": self.area.scope_code}

    @property
    def period(self) -> dict[str, object]:
        """The period, as queries want it."""
        return {"period_kind": self.period_kind, "period_start": self.period_start}

    @property
    def cut(self) -> dict[str, object]:
        """The area and its days, as queries over additive counts want them."""
        return {
            "area_kind": self.area.scope_kind,
            "area_code": self.area.scope_code,
            "first_day": self.days.first,
            "last_day": self.days.last,
        }


def asked_of(chosen: Chosen | None) -> dict[str, object]:
    """Area and period as queries want them; nothing chosen fits no row."""
    if chosen is None:
        return {"scope_kind": "", "scope_code": "", "period_kind": "", "period_start": date.min}
    return {**chosen.scope, **chosen.period}


def area_and_period(view: View) -> Chosen | None:
    """Draws the choices; None when nothing has been counted for any area."""
    words = view.words
    areas = {f"{area.scope_kind}-{area.scope_code}": area for area in _worth_choosing(view.reader.ask("areas"))}
    if not areas:
        return None
    usual = next((key for key, area in areas.items() if area.scope_kind == "city"), next(iter(areas)))
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        area = areas[
            address.choose(
                st.selectbox,
                "area",
                list(areas),
                words("filter.area"),
                lambda key: areas[key].name,
                default=usual,
                width=180,
                label_visibility="collapsed",
            )
        ]
        starts: dict[str, list[date]] = {}
        usual_starts: dict[str, date] = {}
        for row in view.reader.ask("periods", scope_kind=area.scope_kind, scope_code=area.scope_code):
            starts.setdefault(row.period_kind, []).append(row.period_start)
            if row.has_requests:
                usual_starts.setdefault(row.period_kind, row.period_start)
        kinds = [kind for kind in PERIOD_KINDS if kind in starts]
        if not kinds:
            return None
        kind = address.choose(
            st.segmented_control,
            "period",
            kinds,
            words("filter.period"),
            lambda kind: words(f"filter.kinds.{kind}"),
            forgets=("start",),
            required=True,
            label_visibility="collapsed",
        )
        texts = [start.isoformat() for start in starts[kind]]
        start = date.fromisoformat(
            address.choose(
                st.selectbox,
                "start",
                texts,
                words("filter.which"),
                lambda text: formats.period(kind, date.fromisoformat(text), words),
                default=usual_starts.get(kind, starts[kind][0]).isoformat(),
                width=280,
                label_visibility="collapsed",
            )
        )
    days = Days.of(kind, start, view.as_of)
    parts_kind, parts_parent = _parts(area, list(areas.values()))
    return Chosen(
        area=area,
        period_kind=kind,
        period_start=start,
        period_name=formats.period(kind, start, words),
        days=days,
        parts_kind=parts_kind,
        parts_parent=parts_parent,
        is_stored=kind != "week" and not days.is_open and _is_all(area, list(areas.values())),
    )


def _worth_choosing(areas: Rows) -> list[Row]:
    """All areas, but not the province of a single city, which would only say the same twice."""
    is_one_city = [area.scope_kind for area in areas].count("city") == 1
    return [area for area in areas if not (is_one_city and area.scope_kind == "province")]


def _is_all(area: Row, areas: list[Row]) -> bool:
    """Whether there is nothing outside this area."""
    return area.scope_kind != "district" and [other.scope_kind for other in areas].count(area.scope_kind) == 1


def _parts(area: Row, areas: list[Row]) -> tuple[str, str | None]:
    """What an area is compared within: a province's cities, a city's districts, a district's neighbours."""
    if area.scope_kind == "province":
        return "city", area.scope_code
    city = area.scope_code if area.scope_kind == "city" else area.parent_code
    # A sender's district list need not say which city a district is in.
    return "district", city if any(other.parent_code == city for other in areas) else None
