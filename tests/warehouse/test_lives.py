"""What the models make of random courses of tickets against a plain reading of each from its start to its end."""

import random
from datetime import datetime

import pyarrow as pa
import pytest

from tests.unit.naive_clock import DAY_SECONDS
from tests.warehouse.naive_care import KINDS, TIERS, feedback, responses, second_round, states
from tests.warehouse.naive_life import Event, Life, random_life
from tests.warehouse.rebuilding import copy_without_rows, rebuild

STAGE = """
    insert into staging.stg_ticket__tickets by name
    select
        ticket_id, any_value(city) as city_code, any_value(urgency) as urgency_code,
        any_value(on_site) as is_on_site_required, min(happened_at) as accepted_at, 'phone' as channel_code,
        'general' as line_code, 'public' as requester_kind, 'help' as request_type_code, 'A11' as category_code,
        '320803' as district_code, 'unit' as answered_by, 'open' as status_code, '-' as content,
        row_number() over () as _row_id
    from events
    group by ticket_id;

    insert into staging.stg_ticket__ticket_events by name
    select
        ticket_id || '-' || number as event_id, ticket_id, act as event_type, happened_at as occurred_at, unit_code,
        role, round, extension_working_days, row_number() over () as _row_id
    from events;

    insert into staging.stg_governance__units by name
    select unit_code, tier as linkage_tier, date '2000-01-01' as valid_from, row_number() over () as _row_id
    from units
"""
TICKETS = """
    select
        unit_code, deadline_at, is_extended, unit_completed_at, is_completed, is_due, is_on_time,
        cast(round(handling_days * {day_seconds}) as bigint) as handling_seconds
    from fct_tickets
    order by ticket_id
"""
DISPATCHES = """
    select
        ticket_id, unit_code, is_signed_on_time, is_returned, is_late_return,
        is_case_due, is_case_on_time, case_due_date,
        is_arrival_due, is_arrived_on_time, is_response_due, is_response_on_time
    from fct_dispatches
    order by ticket_id, dispatched_at
"""
FEEDBACK = """
    select
        first_feedback_deadline_at as first_until, is_first_feedback_on_time as first_on_time,
        progress_feedback_deadline_at as progress_until, is_progress_feedback_on_time as progress_on_time
    from fct_tickets
    order by ticket_id
"""
STATES = "select ticket_id, state, began_at, ended_at from fct_ticket_states order by all"
ROUNDS = "select ticket_id, unit_code, deadline_at, unit_completed_at, is_on_time from fct_handling_rounds"
FACTS = ("fct_tickets", "fct_dispatches", "fct_ticket_states", "fct_handling_rounds")
# The last thing that happened anywhere: with it, every other deadline has passed.
LONG_AFTER = [Event("dispatched", datetime(2026, 3, 2, 10), "H01", "lead")]


@pytest.mark.parametrize("count", [2_000, pytest.param(50_000, marks=pytest.mark.prove)])
def test_random_lives(built_city, tmp_path, count):
    pick = random.Random(count)
    courses = [random_life(pick) for _ in range(count)]
    with copy_without_rows(built_city, tmp_path) as connection:
        connection.register("events", pa.Table.from_pylist(_lines([*courses, LONG_AFTER])))
        connection.register(
            "units", pa.table({"unit_code": list(TIERS), "tier": [str(tier) for tier in TIERS.values()]})
        )
        connection.execute(STAGE)
        rebuild(connection, built_city, *FACTS)
        tickets = _rows(connection.sql(TICKETS.format(day_seconds=DAY_SECONDS)))
        words = _rows(connection.sql(FEEDBACK))
        dispatches = _by_ticket(connection.sql(DISPATCHES))
        went_through = _by_ticket(connection.sql(STATES))
        rounds = _by_ticket(connection.sql(ROUNDS))

    assert len(tickets) == count + 1
    for number, course in enumerate(courses):
        life, kind, ticket = Life(course), KINDS[number % len(KINDS)], f"{number:06d}"
        assert tickets[number] == life.ticket(), course
        assert words[number] == feedback(life, kind), course
        units = [row | responses(dispatch, kind) for row, dispatch in zip(life.units(), life.dispatches, strict=True)]
        assert dispatches[ticket] == units, course
        assert [tuple(row.values()) for row in went_through.get(ticket, [])] == states(life), course
        assert rounds.get(ticket, [None]) == [second_round(life)], course


def _lines(courses: list[list[Event]]) -> list[dict[str, object]]:
    return [
        {
            "ticket_id": f"{ticket:06d}",
            "number": number,
            "act": event.act,
            "happened_at": event.at,
            "unit_code": event.unit,
            "role": event.role,
            "round": event.round,
            "extension_working_days": event.days,
            "city": KINDS[ticket % len(KINDS)].city,
            "urgency": KINDS[ticket % len(KINDS)].urgency,
            "on_site": KINDS[ticket % len(KINDS)].is_on_site_required,
        }
        for ticket, course in enumerate(courses)
        for number, event in enumerate(course)
    ]


def _rows(relation) -> list[dict[str, object]]:
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def _by_ticket(relation) -> dict[str, list[dict[str, object]]]:
    rows: dict[str, list[dict[str, object]]] = {}
    for row in _rows(relation):
        rows.setdefault(row.pop("ticket_id"), []).append(row)
    return rows
