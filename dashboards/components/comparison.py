"""Every indicator of an area and period, with a change on last year that compares like with like."""

from collections.abc import Iterator

from dashboards import counts
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row

# Where the counts of an area stand by day, and what figures_cut.sql calls their sums.
SUMMED = {counts.TICKETS: "ticket_counts", counts.CALLS: "call_counts"}


def fair(view: View, chosen: Chosen) -> list[Row]:
    """All indicators; in a period that is not over, counts are set against the same days of last year."""
    if not chosen.has_values:
        return list(_cut(view, chosen))
    rows = view.reader.ask("indicators", **chosen.scope, **chosen.period)
    if not chosen.days.is_open:
        return list(rows)
    same_days = view.reader.ask(
        "same_days",
        **chosen.scope,
        first_day=chosen.days.first,
        last_day=chosen.days.last,
        first_day_last_year=chosen.days.first_last_year,
        last_day_last_year=chosen.days.last_last_year,
    )
    fairer = {row.indicator_id: row for row in same_days}
    return [_with_change(row, fairer[row.indicator_id]) if row.indicator_id in fairer else row for row in rows]


def _with_change(row: Row, fairer: Row) -> Row:
    return row._replace(value_last_year=fairer.value_last_year, yoy_percent=fairer.yoy_percent)


def _cut(view: View, chosen: Chosen) -> tuple[Row, ...]:
    """All indicators, those with a value whose counts stand by day; what is not additive over days has none."""
    summed = list(_summed(view.reader.ask("catalogue")))
    measures: dict[str, set[str]] = {source: set() for source in SUMMED.values()}
    for source, _, *names in summed:
        measures[source].update(name for name in names if name)
    return view.reader.ask(
        "figures_cut",
        shape={
            "indicators": tuple(summed),
            "ticket_measures": tuple(sorted(measures["ticket_counts"])),
            "call_measures": tuple(sorted(measures["call_counts"])),
        },
        **chosen.cut_and_last_year,
    )


def _summed(catalogue: tuple[Row, ...]) -> Iterator[tuple[str, str, str, str | None]]:
    for row in catalogue:
        source = next((name for table, name in SUMMED.items() if counts.are_in(table, row)), None)
        if source:
            yield source, row.indicator_id, row.numerator, row.denominator
