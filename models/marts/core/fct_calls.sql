with

calls as (

    select * from {{ ref('int_calls_outcome_classified') }}

),

fct_calls as (

    select
        call_id,
        city_code,
        direction,
        seat_channel,
        line_code,
        entered_at,
        cast(entered_at as date) as entered_date,
        queued_at,
        answered_at,
        ended_at,
        agent_id,
        ticket_id,
        hung_up_by,
        agent_rating_code,
        is_queued,
        is_answered,
        is_rated,
        is_satisfied,
        is_reached,
        wait_seconds,
        talk_seconds,
        extract(hour from entered_at) as entered_hour,
        coalesce(wait_seconds <= 15, false) as is_answered_within_15_seconds,
        coalesce(wait_seconds <= 30, false) as is_answered_within_30_seconds,
        coalesce(talk_seconds > 600, false) as is_talk_over_10_minutes

    from calls

)

select * from fct_calls
