"""Same truth twice: whatever two tables count, they count alike; days add up to months, units to their city."""

import pytest

from hotline.publish import open_current

# What is counted over facts, and what the aggregates add up to.
TWICE = {
    "tickets by day": ("count(*) from fct_tickets where not is_cancelled", "sum(requests) from agg_tickets_by_day"),
    "tickets by category": (
        "count(*) from fct_tickets where not is_cancelled",
        "sum(requests) from agg_tickets_by_category_day",
    ),
    "tickets by hour": (
        "count(*) from fct_tickets where is_counted",
        "sum(requests) from agg_requests_and_calls_by_hour",
    ),
    "tickets that units handle": (
        "count(*) from fct_tickets where not is_cancelled and answered_by = 'unit' and unit_code is not null",
        "sum(unit_requests) from agg_tickets_by_unit_day",
    ),
    "tickets due by day": ("count(*) from fct_tickets where is_due", "sum(due_tickets) from agg_tickets_by_day"),
    "tickets due by category": (
        "count(*) from fct_tickets where is_due",
        "sum(due_tickets) from agg_tickets_by_category_day",
    ),
    "tickets due by unit": (
        "count(*) from fct_tickets where is_due and unit_code is not null",
        "sum(due_tickets) from agg_tickets_by_unit_day",
    ),
    "cases of units": ("count(*) from fct_dispatches where is_case_due", "sum(due_cases) from agg_tickets_by_unit_day"),
    "dispatches by unit": (
        "count(*) from fct_dispatches where not is_cancelled",
        "sum(dispatches) from agg_tickets_by_unit_day",
    ),
    "dispatches by category": (
        "count(*) from fct_dispatches where not is_cancelled",
        "sum(dispatches) from agg_tickets_by_category_day",
    ),
    "dispatches as events": (
        "count(*) from fct_ticket_events inner join fct_tickets using (ticket_id) "
        "where event_type = 'dispatched' and not is_cancelled",
        "sum(dispatches) from agg_tickets_by_day",
    ),
    "returns by dispatch and by day": (
        "count(*) from fct_dispatches where is_returned and not is_cancelled",
        "sum(dispatches - dispatches_accurate) from agg_tickets_by_day",
    ),
    "repeats": ("count(earlier_ticket_id) from fct_tickets", "sum(requests_repeated) from agg_tickets_by_day"),
    "ratings": (
        "count(*) from fct_callbacks where subject = 'unit' and is_valid and is_rated and not is_cancelled",
        "sum(satisfaction_rated) from agg_tickets_by_day",
    ),
    "supervised tickets": (
        "count(*) from fct_tickets where is_supervised and is_counted",
        "sum(amount) from agg_institutions_by_day where measure = 'supervised' and scope_kind = 'city'",
    ),
    "tickets ordered again": (
        "count(distinct ticket_id) from fct_handling_rounds where is_counted",
        "sum(amount) from agg_institutions_by_day where measure = 'reworked' and scope_kind = 'city'",
    ),
    "void extensions by unit": (
        "count(*) from fct_ticket_states where state = 'void_extension' and is_counted",
        "sum(amount) from agg_institutions_by_day where measure = 'void_extensions' and scope_kind = 'unit'",
    ),
}
# Conditions that no row of agg_tickets_by_day may break, whatever it is cut by.
WITHIN_A_ROW = [
    "answered_by_agent + answered_by_specialist + handled_by_units = requests",
    "answered_by_agent + answered_by_specialist = answered_online",
    "requests_phone + requests_internet + requests_assigned = requests",
    "requests_public + requests_enterprise = requests",
    "requests_consult + requests_other = requests",
    "requests_repeated <= requests",
    "handled_consult + handled_other = handled",
    "signed_on_time <= signing_due and signing_due <= dispatches",
    "dispatches_returned + dispatches_accurate = dispatches",
    "arrivals_on_time <= arrivals_due and responses_urgent_on_time <= responses_urgent_due",
    "on_time_cases <= due_cases and due_cases = due_tickets",
    "completed_due_tickets <= due_tickets and extended_due_tickets <= due_tickets",
    "on_time_cases <= completed_due_tickets",
    "first_feedback_on_time <= first_feedback_due and progress_feedback_on_time <= progress_feedback_due",
    "callbacks_rated <= callbacks_invited and satisfaction_satisfied <= satisfaction_rated",
    "resolution_resolved <= resolution_rated",
]
# The same period in smaller ones: (longer, shorter, how a row finds its longer one).
PERIODS = [
    ("month", "day", "date_trunc('month', period_start)"),
    ("week", "day", "date_trunc('week', period_start)"),
    ("quarter", "month", "date_trunc('quarter', period_start)"),
    ("year", "quarter", "date_trunc('year', period_start)"),
]


@pytest.fixture(scope="module")
def readers(built_city):
    with open_current(built_city) as connection:
        yield connection


@pytest.mark.parametrize("twice", TWICE)
def test_facts_and_aggregates_agree(readers, twice):
    [(facts,)], [(added,)] = (readers.sql(f"select {part}").fetchall() for part in TWICE[twice])

    assert facts == added
    assert facts > 0


@pytest.mark.parametrize("holds", WITHIN_A_ROW)
def test_parts_and_wholes_agree_in_every_row(readers, holds):
    assert readers.sql(f"select * from agg_tickets_by_day where not ({holds})").fetchall() == []
    assert readers.sql(f"select count(*) > 0 from agg_tickets_by_day where {holds}").fetchall() == [(True,)]


@pytest.mark.parametrize(("longer", "shorter", "found_by"), PERIODS, ids=lambda part: part)
def test_shorter_periods_add_up_to_longer_ones(readers, longer, shorter, found_by):
    apart = readers.sql(f"""
        with added as (
            select indicator_id, scope_kind, scope_code, cast({found_by} as date) as period_start, sum(value) as value
            from fct_indicator_values where period_kind = '{shorter}' group by all
        )
        select indicator_id, scope_kind, scope_code, period_start, whole.value, added.value
        from fct_indicator_values as whole
        inner join dim_indicators using (indicator_id)
        left join added using (indicator_id, scope_kind, scope_code, period_start)
        where whole.period_kind = '{longer}' and dim_indicators.kind = 'count'
            and dim_indicators.basis not in ('reported', 'registered', 'recorded')
            and (scope_kind, '{shorter}') in (select distinct scope_kind, period_kind from fct_indicator_values)
            and abs(whole.value - coalesce(added.value, 0)) > 1e-6
    """)

    assert apart.fetchall() == []


def test_the_last_year_to_date_is_the_year(readers):
    apart = readers.sql("""
        select indicator_id, scope_kind, scope_code, whole.period_start, whole.value, to_date.value
        from fct_indicator_values as whole
        inner join fct_indicator_values as to_date using (indicator_id, scope_kind, scope_code)
        inner join dim_indicators using (indicator_id)
        -- what is told of a year goes before what is told of its last month
        where dim_indicators.basis != 'reported' and whole.period_kind = 'year' and to_date.period_kind = 'ytd'
            and to_date.period_start = whole.period_start + interval 11 months
            and whole.value is distinct from to_date.value
    """)

    assert apart.fetchall() == []


@pytest.mark.parametrize("indicator", ["unit_requests", "void_extensions", "supervised", "overdue_open", "unclosed"])
def test_units_add_up_to_their_city(readers, indicator):
    """By unit and by city: volumes, what happened and what stands open, year by year."""
    whole = "handled_by_units" if indicator == "unit_requests" else indicator
    [(by_unit, by_city)] = readers.sql(f"""
        select
            sum(value) filter (where scope_kind = 'unit' and indicator_id = '{indicator}'),
            sum(value) filter (where scope_kind = 'city' and indicator_id = '{whole}')
        from fct_indicator_values where period_kind = 'year'
    """).fetchall()

    # a ticket that no unit was sent is handled by units all the same (T40, T41)
    assert by_city - by_unit == (2 if indicator == "unit_requests" else 0)
    assert by_unit > 0


def test_cities_add_up_to_their_province(readers):
    apart = readers.sql("""
        with cities as (
            select indicator_id, period_kind, period_start, sum(numerator) as numerator
            from fct_indicator_values where scope_kind = 'city' and scope_code like '32%' group by all
        )
        select indicator_id, period_kind, period_start, cities.numerator, provinces.numerator
        from fct_indicator_values as provinces
        inner join dim_indicators using (indicator_id)
        inner join cities using (indicator_id, period_kind, period_start)
        where provinces.scope_kind = 'province' and dim_indicators.kind in ('count', 'ratio')
            and dim_indicators.basis not in ('reported', 'recorded')
            and abs(provinces.numerator - cities.numerator) > 1e-6
    """)

    assert apart.fetchall() == []
