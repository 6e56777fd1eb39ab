with

events as (

    select * from {{ ref('int_events_sequenced') }}

),

fct_ticket_events as (

    select
        event_id,
        ticket_id,
        event_type,
        occurred_at,
        cast(occurred_at as date) as occurred_date,
        unit_code,
        role,
        round,
        sequence_number

    from events

)

select * from fct_ticket_events
