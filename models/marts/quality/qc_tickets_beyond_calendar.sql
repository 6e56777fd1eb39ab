with

tickets as (

    select * from {{ touched_rows(ref('fct_tickets'), 'ticket_id') }}

),

milestones as (

    select * from {{ ref('int_tickets_milestones_pivoted') }}

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

    inner join milestones
        on tickets.ticket_id = milestones.ticket_id

    inner join deadlines
        on milestones.last_lead_dispatch_id = deadlines.dispatch_id

    where
        tickets.deadline_dispatched_at is not null
        and tickets.deadline_at is null
        and deadlines.working_days_allowed is not null

)

select * from qc_tickets_beyond_calendar
