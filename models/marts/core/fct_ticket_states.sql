with

tickets as (

    select * from {{ touched_rows(ref('fct_tickets'), 'ticket_id') }}

),

marks as (

    select * from {{ ref('int_tickets_marks_dated') }}

),

spans as (

    select * from {{ ref('int_tickets_states_spanned') }}

),

latest_event as (

    select * from {{ ref('int_latest_event_found') }}

),

states as (

    select
        ticket_id,
        mark as state,
        unit_code,
        marked_at as began_at,
        cast(null as timestamp) as ended_at

    from marks

    union all

    select
        ticket_id,
        state,
        null as unit_code,
        began_at,
        ended_at

    from spans

    union all

    -- a ticket that left the hotline's care is late for ever, but no longer open
    select
        tickets.ticket_id,
        'overdue_open' as state,
        null as unit_code,
        tickets.deadline_at as began_at,
        coalesce(
            tickets.unit_completed_at,
            case
                when tickets.status_code = 'terminated'
                    then greatest(coalesce(tickets.closed_at, tickets.deadline_at), tickets.deadline_at)
            end
        ) as ended_at

    from tickets

    cross join latest_event

    where
        tickets.deadline_at < latest_event.as_of_at
        and (tickets.unit_completed_at is null or tickets.unit_completed_at > tickets.deadline_at)

),

fct_ticket_states as (

    select
        states.ticket_id,
        states.state,
        tickets.city_code,
        tickets.district_code,
        tickets.is_counted,
        states.began_at,
        states.ended_at,
        cast(states.began_at as date) as began_date,
        cast(states.ended_at as date) as ended_date,
        coalesce(states.unit_code, tickets.unit_code) as unit_code

    from states

    inner join tickets
        on states.ticket_id = tickets.ticket_id

    where not tickets.is_cancelled

)

select * from fct_ticket_states
