with

calls as (

    {{ kept('stg_call__calls') }}

),

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

),

ratings as (

    select * from {{ ref('satisfaction_codes') }}

),

-- few calls do not say their line: to look for it among all calls would hold all of them in memory
unlined as (

    select
        calls.call_id,
        tickets.line_code

    from ({{ kept('stg_call__calls') }}) as calls

    inner join tickets
        on calls.ticket_id = tickets.ticket_id

    where calls.line_code is null

),

int_calls_outcome_classified as (

    select
        calls.call_id,
        calls.city_code,
        calls.direction,
        coalesce(calls.seat_channel, 'phone') as seat_channel,
        coalesce(calls.line_code, unlined.line_code, 'general') as line_code,
        calls.entered_at,
        calls.queued_at,
        calls.answered_at,
        calls.ended_at,
        calls.agent_id,
        calls.ticket_id,
        calls.hung_up_by,
        calls.agent_rating_code,
        calls.queued_at is not null as is_queued,
        calls.answered_at is not null as is_answered,
        coalesce(ratings.is_rated, false) as is_rated,
        coalesce(ratings.is_satisfied, false) as is_satisfied,
        calls.direction = 'outbound' and calls.answered_at is not null as is_reached,
        {{ seconds_between('calls.queued_at', 'calls.answered_at') }} as wait_seconds,
        {{ seconds_between('calls.answered_at', 'calls.ended_at') }} as talk_seconds

    from calls

    left join unlined
        on calls.call_id = unlined.call_id

    left join ratings
        on calls.agent_rating_code = ratings.satisfaction_code

)

select * from int_calls_outcome_classified
