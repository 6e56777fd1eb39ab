with

callbacks as (

    select * from {{ touched_rows(ref('fct_callbacks'), 'ticket_id') }}

    where subject = 'unit' and not is_cancelled

),

qc_callbacks_satisfied_unresolved as (

    select
        callback_id,
        ticket_id,
        city_code,
        unit_code,
        invited_at,
        responded_at,
        satisfaction_code

    from callbacks

    where is_satisfied and resolved_code = 'unresolved'

)

select * from qc_callbacks_satisfied_unresolved
