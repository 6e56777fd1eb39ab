with

callbacks as (

    select * from {{ ref('fct_callbacks') }}

    where subject = 'unit' and is_rated and not is_cancelled

),

calls as (

    select * from {{ ref('fct_calls') }}

    where direction = 'outbound' and is_reached and agent_id is not null

),

-- the talk in which the opinion was given, or the last one before it was written down
talks as (

    select
        callbacks.callback_id,
        callbacks.ticket_id,
        callbacks.city_code,
        callbacks.responded_at,
        callbacks.is_satisfied,
        calls.agent_id,
        row_number() over (
            partition by callbacks.callback_id
            order by calls.answered_at desc, calls.call_id asc
        ) as recency

    from callbacks

    inner join calls
        on callbacks.ticket_id = calls.ticket_id
        and cast(callbacks.responded_at as date) = calls.entered_date
        and callbacks.invited_at <= calls.ended_at
        and callbacks.responded_at >= calls.answered_at

),

qc_callbacks_all_satisfied as (

    select
        city_code,
        agent_id,
        {{ start_of('year', 'responded_at') }} as responded_year,
        count(*) as callbacks_rated,
        min(ticket_id) as example_ticket_id,
        min(responded_at) as first_responded_at,
        max(responded_at) as last_responded_at

    from talks

    where recency = 1

    group by
        city_code,
        agent_id,
        {{ start_of('year', 'responded_at') }}

    having
        count(*) >= {{ var('suspicious').callbacks_of_one_caller }}
        and count(*) = count(case when is_satisfied then 1 end)

)

select * from qc_callbacks_all_satisfied
