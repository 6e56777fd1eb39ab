"""One indicator by the parts of the whole: from the stored values where they hold this cut, else summed by day."""

from dashboards import counts
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row, Rows
from dashboards.days import year_before

# Where the counts of each kind of part stand by day.
AGGREGATES = {
    "channel": counts.TICKETS,
    "district": counts.TICKETS,
    "city": counts.TICKETS,
    "category": "agg_tickets_by_category_day",
    "unit": "agg_tickets_by_unit_day",
}
PLACES = ("city", "district")


def rows(view: View, chosen: Chosen, indicator: Row, scope_kind: str) -> Rows:
    """The parts, greatest first, each with its change on last year; places are those the area is compared within."""
    is_place = scope_kind in PLACES
    # Stored values are of whole periods: while one is not over, a count is not yet like last year's.
    is_fair = not chosen.days.is_open or indicator.kind != "count"
    if chosen.is_stored or (is_place and chosen.has_values and is_fair):
        return view.reader.ask(
            "ranking",
            indicator_id=indicator.indicator_id,
            scope_kind=scope_kind,
            parent_code=chosen.parts_parent if is_place else None,
            **chosen.period,
        )
    area = {}
    if is_place and chosen.area.scope_kind == "district" and chosen.parts_parent:
        area = {"area_kind": "city", "area_code": chosen.parts_parent}
    parts = summed(view, chosen, indicator, scope_kind, **area)
    return tuple(part for part in parts if part.value is not None and (part.value or part.denominator))


def summed(view: View, chosen: Chosen, indicator: Row, scope_kind: str, **area: str) -> Rows:
    """The parts of the chosen days and of the same days of last year, with the counts that each is divided from."""
    if not counts.are_in(AGGREGATES[scope_kind], indicator):
        return ()
    # Requests of no district are a part as well, which has no stored value.
    if chosen.is_stored and scope_kind != "district":
        return view.reader.ask(
            "parts",
            shape={"is_divided": indicator.denominator and "yes"},
            indicator_id=indicator.indicator_id,
            scope_kind=scope_kind,
            period_start_last_year=year_before(chosen.period_start),
            **chosen.period,
        )
    pieces, ends = counts.compared(chosen.days)
    asked = {**chosen.narrowed, **ends, **area}
    area_kind = "all" if chosen.is_everything and not area else asked.pop("area_kind")
    if area_kind == "all":
        del asked["area_kind"], asked["area_code"]
    if scope_kind == "district":
        asked["parent_code"] = chosen.parts_parent
    return view.reader.ask(
        "cut",
        shape={
            **pieces,
            "scope_kind": scope_kind,
            "area_kind": area_kind,
            "numerator": indicator.numerator,
            "denominator": indicator.denominator,
        },
        better=indicator.better,
        target=indicator.target_value,
        **asked,
    )
