"""Every indicator of an area and period, with a change on last year that compares like with like."""

from collections.abc import Sequence

from dashboards import counts
from dashboards.components.filters import Chosen
from dashboards.components.frame import View
from dashboards.data import Row


def fair(view: View, chosen: Chosen) -> list[Row]:
    """All indicators; in a period that is not over, sums of its days are set against the same days of last year."""
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
    # Every count by its own days, then what is divided too, where the counts stand by day.
    fairer = {row.indicator_id: row for row in (*same_days, *_cut(view, chosen)) if row.value_last_year is not None}
    return [_with_change(row, fairer[row.indicator_id]) if row.indicator_id in fairer else row for row in rows]


def _with_change(row: Row, fairer: Row) -> Row:
    return row._replace(
        value_last_year=fairer.value_last_year, yoy_percent=fairer.yoy_percent, yoy_points=fairer.yoy_points
    )


def _cut(view: View, chosen: Chosen) -> tuple[Row, ...]:
    """All indicators, those with a value whose counts stand by day; what is not additive over days has none."""
    catalogue = view.reader.ask("catalogue")
    by_ticket = [row for row in catalogue if counts.are_in(counts.TICKETS, row)]
    by_call = [row for row in catalogue if counts.are_in(counts.CALLS, row) and row not in by_ticket]
    tickets, calls = (_measures(rows) for rows in (by_ticket, by_call))
    pieces, ends = counts.compared(chosen.days)
    return view.reader.ask(
        "figures_cut",
        shape={
            **pieces,
            "indicators": tuple(row.indicator_id for row in (*by_ticket, *by_call)),
            "ticket_measures": tuple(sorted(tickets)),
            "call_measures": tuple(sorted(calls - tickets)),
        },
        **chosen.cut_and_last_year,
        **ends,
    )


def _measures(rows: Sequence[Row]) -> set[str]:
    return {name for row in rows for name in (row.numerator, row.denominator) if name}
