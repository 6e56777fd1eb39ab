{%- set response_flags = ['is_arrival_due', 'is_arrived_on_time', 'is_response_due', 'is_response_on_time'] -%}
with

dispatches as (

    select * from {{ ref('int_dispatches_ranked') }}

),

judged as (

    select * from {{ ref('int_dispatches_limits_judged') }}

),

responses as (

    select * from {{ ref('int_dispatches_responses_judged') }}

),

deadlines as (

    select * from {{ ref('int_dispatches_deadlines_assigned') }}

),

tickets as (

    select * from {{ touched_rows(ref('fct_tickets'), 'ticket_id') }}

),

combined as (

    select
        dispatches.dispatch_id,
        dispatches.ticket_id,
        tickets.city_code,
        tickets.district_code,
        tickets.line_code,
        tickets.request_type_code,
        tickets.requester_kind,
        tickets.category_version,
        tickets.category_code,
        tickets.channel_code,
        dispatches.unit_code,
        dispatches.role,
        dispatches.round,
        dispatches.dispatched_at,
        dispatches.dispatched_date,
        tickets.is_counted,
        tickets.is_cancelled,
        dispatches.is_last_lead,
        deadlines.deadline_at,
        tickets.unit_completed_at,
        tickets.is_due as is_ticket_due,
        dispatches.signed_at,
        judged.is_signing_due,
        judged.is_signed_on_time,
        dispatches.is_returned,
        dispatches.return_requested_at,
        judged.is_late_return,
        dispatches.arrived_at,
        {% for flag in response_flags -%}
            coalesce(responses.{{ flag }}, false) as {{ flag }},
        {% endfor -%}
        -- a unit answers for the last lead dispatch, and for each that it gave back too late
        dispatches.is_first_round_lead
        and not tickets.is_cancelled
        and deadlines.deadline_at is not null
        and (judged.is_late_return or (dispatches.is_last_lead and not dispatches.is_returned)) as is_case

    from dispatches

    left join tickets
        on dispatches.ticket_id = tickets.ticket_id

    left join judged
        on dispatches.dispatch_id = judged.dispatch_id

    left join responses
        on dispatches.dispatch_id = responses.dispatch_id

    left join deadlines
        on dispatches.dispatch_id = deadlines.dispatch_id

),

fct_dispatches as (

    select
        dispatch_id,
        ticket_id,
        city_code,
        district_code,
        line_code,
        request_type_code,
        requester_kind,
        category_version,
        category_code,
        channel_code,
        unit_code,
        role,
        round,
        dispatched_at,
        dispatched_date,
        is_counted,
        is_cancelled,
        is_last_lead,
        deadline_at,
        signed_at,
        is_returned,
        return_requested_at,
        is_late_return,
        arrived_at,
        {{ response_flags | join(', ') }},
        is_case,
        is_signing_due and not is_cancelled as is_signing_due,
        is_signing_due and is_signed_on_time and not is_cancelled as is_signed_on_time,
        is_case and (is_late_return or is_ticket_due) as is_case_due,
        is_case and not is_late_return and coalesce(unit_completed_at <= deadline_at, false) as is_case_on_time,
        case when is_case then cast(deadline_at as date) end as case_due_date

    from combined

)

select * from fct_dispatches
