with

tickets as (

    select
        ticket_id,
        city_code,
        unit_code,
        first_signed_at,
        unit_completed_at,
        {{ seconds_between('first_signed_at', 'unit_completed_at') }} as seconds_taken

    from {{ touched_rows(ref('fct_tickets'), 'ticket_id') }}

    where answered_by = 'unit' and not is_cancelled

),

qc_tickets_completed_at_once as (

    select *

    from tickets

    where
        unit_completed_at >= first_signed_at
        and seconds_taken <= 60 * {{ var('suspicious').minutes_to_complete }}

)

select * from qc_tickets_completed_at_once
