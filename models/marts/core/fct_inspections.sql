with

inspections as (

    {{ kept('stg_ticket__inspections') }}

),

tickets as (

    select * from {{ ref('fct_tickets') }}

),

calls as (

    select * from {{ ref('fct_calls') }}

),

told_apart as (

    select
        *,
        case when subject_kind = 'ticket' then subject_id end as ticket_id,
        case when subject_kind = 'call' then subject_id end as call_id,
        {{ mask_text('finding') }} as masked_finding,
        -- 三核实: the reply is looked at if any of the three is, and complete if all are
        coalesce(reply_complete, evidence_matches, measures_clear) is not null as is_reply_checked,
        coalesce(reply_complete and evidence_matches and measures_clear, false) as is_reply_complete

    from inspections

),

fct_inspections as (

    select
        told_apart.inspection_id,
        told_apart.subject_kind,
        told_apart.ticket_id,
        told_apart.call_id,
        told_apart.inspected_at,
        cast(told_apart.inspected_at as date) as inspected_date,
        told_apart.kind,
        told_apart.score,
        tickets.district_code,
        tickets.unit_code,
        told_apart.reply_complete,
        told_apart.evidence_matches,
        told_apart.measures_clear,
        told_apart.is_reply_checked,
        told_apart.is_reply_complete,
        told_apart.masked_finding as finding,
        coalesce(tickets.city_code, calls.city_code) as city_code,
        coalesce(tickets.line_code, calls.line_code) as line_code,
        coalesce(tickets.agent_id, calls.agent_id) as agent_id,
        coalesce(tickets.is_cancelled, false) as is_cancelled,
        told_apart.dispatch_correct is not null as is_dispatch_checked,
        coalesce(told_apart.dispatch_correct, false) as is_dispatch_correct

    from told_apart

    left join tickets
        on told_apart.ticket_id = tickets.ticket_id

    left join calls
        on told_apart.call_id = calls.call_id

)

select * from fct_inspections
