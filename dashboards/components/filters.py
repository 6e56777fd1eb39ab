"""The choices above the figures: which period, which area."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboards import areas, formats
from dashboards.components import address
from dashboards.components.frame import View
from dashboards.data import Row
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
    known = areas.worth_choosing(view.reader.ask("areas"))
    if not known:
        return None
    by_key = {f"{area.scope_kind}-{area.scope_code}": area for area in known}
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        area = by_key[
            address.choose(
                st.selectbox,
                "area",
                list(by_key),
                words("filter.area"),
                lambda key: by_key[key].name,
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
    parts_kind, parts_parent = areas.parts(area, known)
    return Chosen(
        area=area,
        period_kind=kind,
        period_start=start,
        period_name=formats.period(kind, start, words),
        days=days,
        parts_kind=parts_kind,
        parts_parent=parts_parent,
        is_stored=kind != "week" and not days.is_open and areas.is_all(area, known),
    )
