"""The clock of the models against the slow clock, to the second, on tickets drawn around everything special."""

from datetime import datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.naive_clock import DAY_SECONDS, working_days_after, working_seconds
from tests.warehouse.clock_cases import EXTENDED, HANDLED, KINDS, LIVES, RETURNED, Case, random_cases
from tests.warehouse.rebuilding import copy_without_rows, rebuild

ACTS = {
    HANDLED: ("signed", "replied", "completed"),
    RETURNED: ("return_requested", "return_accepted"),
    EXTENDED: ("extension_requested", "extension_approved"),
}
STAGE_TICKETS = """
    insert into staging.stg_ticket__tickets by name
    select
        ticket_id, city as city_code, line as line_code, type as request_type_code, happened_at as accepted_at,
        'phone' as channel_code, 'public' as requester_kind, 'A11' as category_code, city as district_code,
        'unit' as answered_by, 'open' as status_code, '-' as content, happened_at as updated_at,
        row_number() over () as _row_id
    from tickets
"""
STAGE_EVENTS = """
    insert into staging.stg_ticket__ticket_events by name
    select
        ticket_id || '-' || act as event_id, ticket_id, act as event_type, happened_at as occurred_at,
        'H01' as unit_code, days as extension_working_days, 1 as round, happened_at as updated_at,
        row_number() over () as _row_id
    from events
"""
JUDGED = """
    select
        tickets.deadline_at, tickets.handling_days, tickets.is_on_time,
        dispatches.is_signed_on_time, dispatches.is_late_return
    from fct_tickets as tickets
    inner join fct_dispatches as dispatches using (ticket_id)
    order by ticket_id
"""


@pytest.fixture(scope="module")
def judge(built_city, tmp_path_factory):
    """A function that sends cases through the models and gives back what these make of each."""
    with copy_without_rows(built_city, tmp_path_factory.mktemp("clock")) as connection:

        def through_the_models(cases: list[Case]) -> list[dict[str, object]]:
            tickets, events = _sent(cases)
            connection.register("tickets", pa.Table.from_pylist(tickets))
            connection.register("events", pa.Table.from_pylist(events))
            connection.execute("delete from staging.stg_ticket__tickets; delete from staging.stg_ticket__ticket_events")
            connection.execute(STAGE_TICKETS)
            connection.execute(STAGE_EVENTS)
            rebuild(connection, built_city, "fct_tickets", "fct_dispatches")
            found = connection.sql(JUDGED)
            return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]

        yield through_the_models


def _sent(cases: list[Case]) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    tickets, events = [], []
    for number, case in enumerate(cases):
        ticket = {"ticket_id": f"{number:06d}", "happened_at": case.dispatched}
        tickets.append({**ticket, **dict(zip(("city", "line", "type"), case.kind, strict=True))})
        events.append({**ticket, "act": "dispatched", "days": None})
        events += [{**ticket, "act": act, "happened_at": case.later, "days": case.extension} for act in ACTS[case.life]]
    return tickets, events


def _assert_agree(cases: list[Case], judged: list[dict[str, object]]) -> None:
    assert len(judged) == len(cases)
    for case, row in zip(cases, judged, strict=True):
        if case.life == RETURNED:
            assert row["is_late_return"] == (case.later > working_days_after(case.dispatched, 1)), case
            continue
        deadline = case.deadline()
        assert row["deadline_at"] == deadline, case
        if case.life == HANDLED:
            worked = working_seconds(case.dispatched, case.later)
            assert row["handling_days"] * DAY_SECONDS == pytest.approx(worked, abs=0.01), case
            assert row["is_signed_on_time"] == (worked <= 2 * 3600), case
            assert row["is_on_time"] == (case.later <= deadline), case


def test_3000_random_tickets(judge):
    cases = random_cases(seed=1, count=3_000)

    _assert_agree(cases, judge(cases))


@pytest.mark.prove
def test_100000_random_tickets(judge):
    cases = random_cases(seed=2, count=100_000)

    _assert_agree(cases, judge(cases))


instants = st.datetimes(datetime(2005, 1, 1), datetime(2026, 1, 1)).map(lambda at: at.replace(microsecond=0))
spans = st.one_of(st.integers(0, 3 * 86_400), st.integers(0, 300 * 86_400)).map(lambda span: timedelta(seconds=span))
drawn_cases = st.builds(
    lambda life, start, span, kind, extension: Case(life, start, start + span, kind, extension),
    st.sampled_from(LIVES),
    instants,
    spans,
    st.sampled_from(KINDS),
    st.integers(1, 9),
)


# Each example is a whole run of the models: few examples of many tickets, and no time lost in making a failing one
# smaller, since the message names the ticket.
@settings(max_examples=5, deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.lists(drawn_cases, min_size=50, max_size=200))
def test_tickets_that_hypothesis_thinks_of(judge, cases):
    _assert_agree(cases, judge(cases))


def test_a_deadline_beyond_the_calendar_is_empty_not_guessed(judge):
    last_days = datetime(2026, 12, 30, 10)

    [row] = judge([Case(HANDLED, last_days, last_days, KINDS[-1], 0)])

    assert row["deadline_at"] is None
    assert row["is_on_time"] is False
