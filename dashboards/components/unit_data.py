"""Figures by unit of what was chosen, each with where the unit stands among its peers."""

from collections.abc import Sequence

from dashboards import counts
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row, Rows
from dashboards.formats import period_end

# What these figures are read from, besides the values.
AGGREGATE = "agg_tickets_by_unit_day"
TABLES = (AGGREGATE, "agg_tickets_by_period", "dim_targets", "dim_units")
VOLUME = "unit_requests"
ON_TIME = "on_time_completion_rate"
SATISFACTION = "satisfaction_rate"
# What is read beside any other figure.
BESIDE = (VOLUME, ON_TIME, SATISFACTION)
# By unit, all requests are those that units handled: the same figure under another name.
SAME = "requests"


def counted(catalogue: Sequence[Row]) -> dict[str, Row]:
    """The indicators that are counted by unit and can be summed over days, volume first."""
    found = {
        row.indicator_id: row
        for row in catalogue
        if AGGREGATE in (row.aggregates or "") and row.kind in ("count", "ratio", "mean") and row.indicator_id != SAME
    }
    return {VOLUME: found[VOLUME], **found} if VOLUME in found else {}


def all_units(view: View, chosen: Chosen, indicators: dict[str, Row], focus: str, least: int) -> Rows:
    """A row for every unit, with the indicator in focus and what is read beside it."""
    wanted = [indicators[key] for key in dict.fromkeys((*BESIDE, focus)) if key in indicators]
    return view.reader.ask("units", focus=focus, **_asked(chosen, wanted, least))


def some_units(view: View, chosen: Chosen, indicators: Sequence[Row], unit_codes: Sequence[str], least: int) -> Rows:
    """A row for each of the indicators and units."""
    asked = _asked(chosen, indicators, least, of_peers=True)
    return view.reader.ask("unit_figures", unit_codes=tuple(unit_codes), **asked)


def _asked(chosen: Chosen, indicators: Sequence[Row], least: int, *, of_peers: bool = False) -> dict[str, object]:
    days = chosen.days
    area_kind, area_code = chosen.counted_area
    pieces, ends = counts.compared(days)
    is_range = chosen.period_kind == "range"
    return {
        "shape": {
            **pieces,
            "area_kind": area_kind,
            "of_peers": "yes" if of_peers else None,
            "indicators": tuple((row.indicator_id, row.numerator, row.denominator) for row in indicators),
        },
        **({} if area_kind == "all" else {"area_code": area_code}),
        "line_code": chosen.line_code,
        "requester_kind": chosen.requester_kind,
        **ends,
        # The target in force on the last day judges the period.
        "target_kind": "day" if is_range else chosen.period_kind,
        "target_start": days.last if is_range else chosen.period_start,
        "target_day": days.last if is_range else period_end(chosen.period_kind, chosen.period_start),
        "least": least,
    }
