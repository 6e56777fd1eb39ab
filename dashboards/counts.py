"""Which indicators can be summed over days, lines and parts, and from which counts."""

from dashboards.data import Row

TICKETS = "agg_tickets_by_day"
CALLS = "agg_requests_and_calls_by_hour"
# A stock, a peak or a growth rate of many days is not the sum of theirs.
ADDITIVE = ("count", "ratio", "mean")


def are_in(aggregate: str, indicator: Row) -> bool:
    """Whether the aggregate carries the counts of an indicator that is made of sums."""
    return indicator.kind in ADDITIVE and aggregate in (indicator.aggregates or "").split(";")
