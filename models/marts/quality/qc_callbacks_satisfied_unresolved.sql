with

callbacks as (

    select * from {{ ref('fct_callbacks') }}

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
