with

tickets as (

    select * from {{ counted_rows(ref('fct_tickets'), [
        'accepted_date', 'due_date', 'cast(deadline_dispatched_at as date)'
    ]) }}

    where not is_cancelled

),

dispatches as (

    select * from {{ counted_rows(ref('fct_dispatches'), [
        'dispatched_date', 'cast(return_requested_at as date)'
    ]) }}

    where not is_cancelled

),

callbacks as (

    select * from {{ counted_rows(ref('fct_callbacks'), ['invited_date']) }}

    where not is_cancelled

),

dispatches_and_returns as (

    {{ dispatches_and_returns('dispatches') }}

),

requests as (

    select
        accepted_date as counted_date,
        {{ ticket_dimensions() }},
        channel_code,
        {{ request_counts() }},
        {{ answer_counts() }},
        {{ handling_counts() }}
    from tickets
    where {{ is_touched('accepted_date', 'counted_date') }}
    group by all

),

accepted as (

    select
        *,
        {{ requester_counts() }}
    from requests

),

due as (

    select
        due_date as counted_date,
        {{ ticket_dimensions() }},
        channel_code,
        {{ due_ticket_counts() }},
        {{ due_case_counts('is_on_time') }}
    from tickets
    where is_due and {{ is_touched('due_date', 'counted_date') }}
    group by all

),

dispatched as (

    select
        counted_date,
        {{ ticket_dimensions() }},
        channel_code,
        {{ dispatch_counts() }}
    from dispatches_and_returns
    where {{ is_touched('counted_date', 'counted_date') }}
    group by all

),

feedback as (

    select
        cast(deadline_dispatched_at as date) as counted_date,
        {{ ticket_dimensions() }},
        channel_code,
        {{ feedback_counts() }}
    from tickets
    where
        (is_first_feedback_due or is_progress_feedback_due)
        and {{ is_touched('cast(deadline_dispatched_at as date)', 'counted_date') }}
    group by all

),

invited as (

    select
        invited_date as counted_date,
        {{ ticket_dimensions() }},
        channel_code,
        {{ callback_counts() }},
        {{ agent_service_counts() }}
    from callbacks
    where {{ is_touched('invited_date', 'counted_date') }}
    group by all

),

agg_tickets_by_day as (

    {{ ticket_counts_side_by_side(
        ['accepted', 'due', 'dispatched', 'feedback', 'invited'], ['channel_code']
    ) }}
    order by counted_date

)

select * from agg_tickets_by_day
