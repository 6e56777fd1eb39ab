"""Which indicators can be summed over days, lines and parts, and from which counts."""

from collections.abc import Iterable, Mapping

from dashboards.data import Row
from dashboards.days import Days
from dashboards.spans import WHOLE, Span, pieces

TICKETS = "agg_tickets_by_day"
CALLS = "agg_requests_and_calls_by_hour"
# A stock, a peak or a growth rate of many days is not the sum of theirs.
ADDITIVE = ("count", "ratio", "mean")


def are_in(aggregate: str, indicator: Row) -> bool:
    """Whether the aggregate carries the counts of an indicator that is made of sums."""
    return indicator.kind in ADDITIVE and aggregate in (indicator.aggregates or "").split(";")


def compared(days: Days) -> tuple[dict[str, object], dict[str, object]]:
    """What counted_within wants to know of a stretch of days and of the same days of last year."""
    return within(
        {
            "now": Span(days.first, days.last),
            "last_year": Span(days.first_last_year, days.last_last_year),
        }
    )


def within(
    spans: Mapping[str, Span], kinds: Iterable[str] = tuple(WHOLE)
) -> tuple[dict[str, object], dict[str, object]]:
    """Part of the query's shape, the pieces that the spans are made of, and its parameters, their ends."""
    shape, ends = [], {}
    for name, whole in spans.items():
        tables: dict[str, list[tuple[str, str]]] = {}
        for place, (kind, span) in enumerate(pieces(whole, kinds)):
            stretch = f"{name}_{place}"
            ends |= {f"{stretch}_first": span.first, f"{stretch}_last": span.last}
            tables.setdefault("day" if kind == "day" else "period", []).append((kind, stretch))
        shape += [(name, table, tuple(stretches)) for table, stretches in tables.items()]
    return {"pieces": tuple(shape)}, ends
