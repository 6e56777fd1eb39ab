with

tickets as (

    select
        ticket_id,
        city_code,
        unit_code,
        unit_completed_at,
        deadline_at,
        {{ seconds_between('unit_completed_at', 'deadline_at') }} as seconds_to_spare

    from {{ touched_rows(ref('fct_tickets'), 'ticket_id') }}

    where answered_by = 'unit' and not is_cancelled

),

qc_tickets_completed_at_the_deadline as (

    select *

    from tickets

    where
        unit_completed_at <= deadline_at
        and seconds_to_spare < {{ var('suspicious').seconds_to_spare }}

)

select * from qc_tickets_completed_at_the_deadline
