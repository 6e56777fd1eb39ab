with

tickets as (

    select * from {{ touched_rows(ref('fct_tickets'), 'ticket_id') }}

),

durations as (

    select * from {{ ref('int_tickets_durations_measured') }}

),

deadlines as (

    select * from {{ ref('int_dispatches_deadlines_assigned') }}

),

qc_tickets_beyond_calendar as (

    select
        tickets.ticket_id,
        tickets.city_code,
        tickets.deadline_dispatched_at,
        deadlines.working_days_allowed

    from tickets

    inner join durations
        on tickets.ticket_id = durations.ticket_id

    inner join deadlines
        on durations.last_lead_dispatch_id = deadlines.dispatch_id

    where
        tickets.deadline_dispatched_at is not null
        and tickets.deadline_at is null
        and deadlines.working_days_allowed is not null

)

select * from qc_tickets_beyond_calendar
