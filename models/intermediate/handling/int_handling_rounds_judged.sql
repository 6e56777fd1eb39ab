with

rounds as (

    select * from {{ ref('int_handling_rounds_numbered') }}

),

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

),

rules as (

    select * from {{ ref('int_deadline_rules_resolved') }}

),

clock as (

    select * from {{ ref('int_working_time_accumulated') }}

),

latest_event as (

    select * from {{ ref('int_latest_event_found') }}

),

-- the limit of round 1 again, from the order; the documents give none
limited as (

    select
        rounds.*,
        tickets.is_cancelled,
        tickets.schedule_code,
        {{ opening_day_number('clock', 'rounds.ordered_at') }} + rules.completion_working_days as ends_on,
        {{ opening_second('clock', 'rounds.ordered_at') }} as ends_second

    from rounds

    inner join tickets
        on rounds.ticket_id = tickets.ticket_id

    left join rules
        on {{ same_kind_of_ticket('tickets', 'rules') }}
        and rounds.ordered_date >= rules.in_force_from
        and rounds.ordered_date < rules.in_force_until

    left join clock
        on tickets.schedule_code = clock.schedule_code
        and rounds.ordered_date = clock.calendar_date

),

timed as (

    select
        limited.*,
        {{ next_opening_at('clock', 'limited.ends_second') }} as deadline_at

    from limited

    left join clock
        on limited.schedule_code = clock.schedule_code
        and clock.is_working_day
        and limited.ends_on = clock.working_days_after

),

int_handling_rounds_judged as (

    select
        timed.ticket_id,
        timed.round,
        timed.unit_code,
        timed.ordered_at,
        timed.unit_completed_at,
        timed.deadline_at,
        cast(timed.deadline_at as date) as due_date,
        not timed.is_cancelled
        and timed.deadline_at is not null
        and (timed.deadline_at < latest_event.as_of_at or timed.unit_completed_at is not null) as is_due,
        not timed.is_cancelled and coalesce(timed.unit_completed_at <= timed.deadline_at, false) as is_on_time

    from timed

    cross join latest_event

)

select * from int_handling_rounds_judged
