with

dispatches as (

    select * from {{ ref('int_dispatches_ranked') }}

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

now_by_schedule as (

    select
        clock.schedule_code,
        {{ working_seconds_at('clock', 'latest_event.as_of_at') }} as working_seconds_now

    from latest_event

    inner join clock
        on cast(latest_event.as_of_at as date) = clock.calendar_date

),

measured as (

    select
        dispatches.dispatch_id,
        dispatches.signed_at,
        dispatches.is_returned,
        rules.sign_working_hours * 3600 as sign_seconds,
        {{ working_seconds_at('sign_day', 'dispatches.signed_at') }}
        - {{ working_seconds_at('dispatch_day', 'dispatches.dispatched_at') }} as seconds_to_sign,
        now_by_schedule.working_seconds_now
        - {{ working_seconds_at('dispatch_day', 'dispatches.dispatched_at') }} as seconds_until_now,
        {{ opening_day_number('dispatch_day', 'dispatches.dispatched_at') }}
        + rules.return_working_days as return_until,
        {{ opening_second('dispatch_day', 'dispatches.dispatched_at') }} as return_until_second,
        {{ opening_day_number('return_day', 'dispatches.return_requested_at') }} as returned_on,
        {{ opening_second('return_day', 'dispatches.return_requested_at') }} as returned_second

    from dispatches

    inner join tickets
        on dispatches.ticket_id = tickets.ticket_id

    -- the rule in force at dispatch, not today's
    left join rules
        on {{ same_kind_of_ticket('tickets', 'rules') }}
        and dispatches.dispatched_date >= rules.in_force_from
        and dispatches.dispatched_date < rules.in_force_until

    left join clock as dispatch_day
        on tickets.schedule_code = dispatch_day.schedule_code
        and dispatches.dispatched_date = dispatch_day.calendar_date

    left join clock as sign_day
        on tickets.schedule_code = sign_day.schedule_code
        and cast(dispatches.signed_at as date) = sign_day.calendar_date

    left join clock as return_day
        on tickets.schedule_code = return_day.schedule_code
        and cast(dispatches.return_requested_at as date) = return_day.calendar_date

    left join now_by_schedule
        on tickets.schedule_code = now_by_schedule.schedule_code

),

int_dispatches_limits_judged as (

    select
        dispatch_id,
        coalesce(sign_seconds is not null and (signed_at is not null or seconds_until_now > sign_seconds), false)
            as is_signing_due,
        coalesce(seconds_to_sign <= sign_seconds, false) as is_signed_on_time,
        is_returned
        and coalesce(
            returned_on > return_until
            or (returned_on = return_until and returned_second > return_until_second),
            false
        ) as is_late_return

    from measured

)

select * from int_dispatches_limits_judged
