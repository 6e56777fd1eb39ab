with

tickets as (

    select * from {{ ref('int_tickets_classified') }}

),

handled as (

    select * from {{ ref('int_tickets_due_judged') }}

),

repeats as (

    select * from {{ ref('int_tickets_repeats_linked') }}

),

texts as (

    select * from {{ ref('int_tickets_texts_masked') }}

),

fct_tickets as (

    select
        handled.ticket_id,
        tickets.city_code,
        tickets.district_code,
        tickets.line_code,
        tickets.channel_code,
        tickets.channel_group,
        tickets.requester_kind,
        tickets.request_type_code,
        tickets.is_consult,
        tickets.category_version,
        tickets.category_code,
        handled.unit_code,
        tickets.urgency_code,
        tickets.source_level,
        tickets.answered_by,
        tickets.status_code,
        tickets.agent_id,
        tickets.parent_ticket_id,
        tickets.accepted_at,
        tickets.accepted_date,
        handled.first_dispatched_at,
        handled.deadline_dispatched_at,
        handled.first_signed_at,
        handled.unit_completed_at,
        handled.completed_at,
        tickets.closed_at,
        handled.deadline_at,
        cast(handled.deadline_at as date) as due_date,
        handled.first_feedback_deadline_at,
        handled.first_feedback_at,
        handled.progress_feedback_deadline_at,
        handled.progress_feedback_at,
        handled.handling_days,
        handled.handling_rounds,
        tickets.is_counted,
        tickets.is_cancelled,
        tickets.is_answered_online,
        handled.is_due,
        handled.is_on_time,
        handled.has_late_return,
        handled.is_extended,
        handled.is_unclosed,
        handled.is_supervised,
        tickets.is_reasonable,
        handled.is_first_feedback_due,
        handled.is_first_feedback_on_time,
        handled.is_progress_feedback_due,
        handled.is_progress_feedback_on_time,
        tickets.is_on_site_required,
        repeats.earlier_ticket_id,
        handled.is_supplemented,
        texts.title,
        texts.place,
        texts.content,
        texts.answer,
        extract(hour from tickets.accepted_at) as accepted_hour,
        handled.completed_at is not null or tickets.status_code in ('completed', 'archived') as is_completed,
        handled.handling_rounds > 1 as is_reworked,
        repeats.ticket_id is not null as is_repeat

    -- a table first: the planner takes a view's rows for fewer than they are, and would hold them with their texts
    from handled

    left join tickets
        on handled.ticket_id = tickets.ticket_id

    left join repeats
        on handled.ticket_id = repeats.ticket_id

    left join texts
        on handled.ticket_id = texts.ticket_id

)

select * from fct_tickets
