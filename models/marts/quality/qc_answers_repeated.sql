with

tickets as (

    select * from {{ ref('fct_tickets') }}

    where answered_by = 'unit' and not is_cancelled

),

qc_answers_repeated as (

    select
        city_code,
        unit_code,
        answer,
        count(*) as tickets,
        min(ticket_id) as example_ticket_id,
        min(unit_completed_at) as first_completed_at,
        max(unit_completed_at) as last_completed_at

    from tickets

    where answer is not null and unit_code is not null

    group by
        city_code,
        unit_code,
        answer

    having count(*) >= {{ var('suspicious').same_answers }}

)

select * from qc_answers_repeated
