with

tickets as (

    {{ kept('stg_ticket__tickets') }}

),

events as (

    {{ kept('stg_ticket__ticket_events') }}

),

callbacks as (

    {{ kept('stg_ticket__callbacks') }}

),

calls as (

    {{ kept('stg_call__calls') }}

),

times as (

    select max(greatest(accepted_at, coalesce(closed_at, accepted_at))) as latest_at from tickets
    union all
    select max(occurred_at) as latest_at from events
    union all
    select max(greatest(invited_at, coalesce(responded_at, invited_at))) as latest_at from callbacks
    union all
    select max(ended_at) as latest_at from calls

),

int_latest_event_found as (

    select max(latest_at) as as_of_at from times

)

select * from int_latest_event_found
