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

police_transfers as (

    {{ kept('stg_special__police_transfers') }}

),

knowledge_tasks as (

    {{ kept('stg_special__knowledge_tasks') }}

),

policy_questions as (

    {{ kept('stg_special__policy_questions') }}

),

times as (

    select max(greatest(accepted_at, coalesce(closed_at, accepted_at))) as latest_at from tickets
    union all
    select max(occurred_at) as latest_at from events
    union all
    select max(greatest(invited_at, coalesce(responded_at, invited_at))) as latest_at from callbacks
    union all
    select max(ended_at) as latest_at from calls
    union all
    select max(greatest(transferred_at, coalesce(completed_at, transferred_at))) as latest_at from police_transfers
    union all
    select max(greatest(raised_at, coalesce(done_at, raised_at))) as latest_at from knowledge_tasks
    union all
    select max(greatest(asked_at, coalesce(answered_at, asked_at))) as latest_at from policy_questions

),

int_latest_event_found as (

    select max(latest_at) as as_of_at from times

)

select * from int_latest_event_found
