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
    """Part of the query's shape, the pieces that the spans are made of, and its parameters, their ends.

    Pieces of one kind that share no day are read together, each row being of one of them.
    """
    read: list[tuple[str, dict[str, tuple[str, Span]]]] = []
    for name, whole in spans.items():
        for place, (kind, span) in enumerate(pieces(whole, kinds)):
            together = next((held for known, held in read if known == kind and not _overlap(span, held)), None)
            if together is None:
                together = {}
                read.append((kind, together))
            together[f"{name}_{place}"] = (name, span)
    shape = tuple((kind, tuple((name, stretch) for stretch, (name, _) in held.items())) for kind, held in read)
    ends = {
        f"{stretch}_{end}": day
        for _, held in read
        for stretch, (_, span) in held.items()
        for end, day in (("first", span.first), ("last", span.last))
    }
    return {"pieces": shape}, ends


def _overlap(span: Span, held: Mapping[str, tuple[str, Span]]) -> bool:
    return any(span.first <= other.last and other.first <= span.last for _, other in held.values())
