"""The busiest units and the working days that handling takes, as document 003 prints them for 2023."""

from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday

from tests.synth.made import printed

FIGURES = printed("handling")
UNITS = [name for name, figure in FIGURES.items() if figure.kind == "count"]
MEANS = ["average_handling_days_consult", "average_handling_days_other"]

COUNTED = "status_code <> 'cancelled' and line_code in ('general', 'enterprise')"


@pytest.fixture(scope="module")
def by_unit(huaian) -> list[tuple[str, int]]:
    """The tickets of 2023 by unit, the most first: a ticket's unit is the lead unit of its last lead dispatch."""
    return huaian.ask(
        f"""
        select units.name, count(*) as many
        from (
            select ticket_id, arg_max(unit_code, (occurred_at, event_id)) as unit_code
            from ticket_events
            where event_type = 'dispatched' and coalesce(role, 'lead') = 'lead' and round = 1
            group by ticket_id
        )
        inner join tickets using (ticket_id)
        inner join units using (unit_code)
        where answered_by = 'unit' and year(accepted_at) = 2023 and {COUNTED} and units.valid_to is null
        group by 1 order by many desc
        """
    )


@pytest.mark.parametrize("name", UNITS)
def test_the_busiest_units_are_as_printed(huaian, by_unit, name):
    assert FIGURES[name].fits(dict(by_unit)[name], huaian.scale)


def test_no_other_unit_is_busier(huaian, by_unit):
    others = [many for _, many in by_unit[len(UNITS) :]]
    assert [name for name, _ in by_unit[: len(UNITS)]] == UNITS
    assert max(others) < float(FIGURES[UNITS[-1]].value) * huaian.scale
    # the rest is spread, not heaped up at the limit
    assert len(others) > 200
    assert sum(many > 0.95 * max(others) for many in others) < 0.1 * len(others)


@pytest.fixture(scope="module")
def handled(huaian) -> dict[tuple[str, int], tuple[float, float, float]]:
    """By kind and year: mean days of all that is answered or done, of units' work, and the part that units did."""
    days = [date(2022, 1, 1) + timedelta(days=number) for number in range(730)]
    listed = ", ".join(f"(timestamp '{day}', {is_workday(day)})" for day in days)
    huaian.ask(
        """
        create or replace temp macro worked_days(before, works, moment) as before + if(works,
            greatest(0, least(epoch(moment) % 86400 / 3600, 12) - 9)
            + greatest(0, least(epoch(moment) % 86400 / 3600, 18) - 14), 0) / 7
        """
    )
    rows = huaian.ask(
        f"""
        with calendar as (
            select day, works, sum(works::integer) over (order by day) - works::integer as before
            from (values {listed}) as days(day, works)
        ),
        done as (
            select ticket_id, answered_by, accepted_at, request_type_code = 'consult' as is_consult,
                coalesce(min(occurred_at) filter (where event_type = 'completed'),
                    min(occurred_at) filter (where event_type = 'archived')) as completed_at,
                max(occurred_at) filter (where event_type = 'replied' and role = 'lead' and round = 1) as replied_at
            from tickets left join ticket_events using (ticket_id) where {COUNTED} group by all
        ),
        measured as (
            select answered_by = 'unit' as is_units, is_consult, year(accepted_at) as year,
                if(is_units, worked_days(closing.before, closing.works, replied_at)
                    - worked_days(opening.before, opening.works, accepted_at), 0) as days
            from done
            inner join calendar as opening on date_trunc('day', accepted_at) = opening.day
            left join calendar as closing on date_trunc('day', replied_at) = closing.day
            where answered_by <> 'unit' or completed_at is not null
        )
        select if(is_consult, 'consult', 'other'), year, avg(days), avg(days) filter (where is_units),
            avg(is_units::integer)
        from measured group by 1, 2
        """
    )
    return {(kind, year): tuple(found) for kind, year, *found in rows}


@pytest.mark.parametrize("name", MEANS)
def test_handling_takes_as_long_as_printed(handled, name):
    mean, _, _ = handled[name.rpartition("_")[2], 2023]
    # dealt so that the mean holds at any scale
    assert FIGURES[name].fits(mean, 1), mean


@pytest.mark.parametrize("name", MEANS)
def test_handling_changed_as_printed(handled, name):
    now, before = (handled[name.rpartition("_")[2], year][0] for year in (2023, 2022))
    assert FIGURES[f"{name}_change"].change_fits(now, before, 1), (now, before)


def test_the_means_come_from_lives_that_could_be(handled):
    for (kind, year), (_, of_units, part_of_units) in handled.items():
        assert 1 < of_units < (2.4 if kind == "consult" else 3), (kind, year)
        assert 0.05 < part_of_units < (0.15 if kind == "consult" else 0.8), (kind, year)
