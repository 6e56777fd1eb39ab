with

dispatches as (

    select * from {{ touched_rows(ref('fct_dispatches'), 'ticket_id') }}

    where role = 'lead' and round = 1 and not is_cancelled

),

-- few tickets come into question, and gathering units by ticket is dear
often_dispatched as (

    select ticket_id

    from dispatches

    group by ticket_id

    having count(*) >= {{ var('suspicious').units_in_turn }}

),

qc_tickets_passed_around as (

    select
        ticket_id,
        city_code,
        count(*) as dispatches,
        count(distinct unit_code) as units,
        count(*) filter (where is_returned) as returns,
        min(dispatched_at) as first_dispatched_at,
        max(dispatched_at) as last_dispatched_at,
        max(unit_code) filter (where is_last_lead) as unit_code,
        {{ joined_text('unit_code') }} as unit_codes

    from dispatches

    where ticket_id in (select often_dispatched.ticket_id from often_dispatched)

    group by
        ticket_id,
        city_code

    having count(distinct unit_code) >= {{ var('suspicious').units_in_turn }}

)

select * from qc_tickets_passed_around
