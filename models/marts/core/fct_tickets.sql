with

tickets as (

    select * from {{ ref('int_tickets_classified') }}

),

milestones as (

    select * from {{ ref('int_tickets_milestones_pivoted') }}

),

durations as (

    select * from {{ ref('int_tickets_durations_measured') }}

),

due as (

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
        tickets.ticket_id,
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
        milestones.unit_code,
        tickets.urgency_code,
        tickets.source_level,
        tickets.answered_by,
        tickets.status_code,
        tickets.agent_id,
        tickets.parent_ticket_id,
        tickets.accepted_at,
        tickets.accepted_date,
        milestones.first_dispatched_at,
        milestones.deadline_dispatched_at,
        milestones.first_signed_at,
        milestones.unit_completed_at,
        milestones.completed_at,
        tickets.closed_at,
        durations.deadline_at,
        cast(durations.deadline_at as date) as due_date,
        durations.first_feedback_deadline_at,
        milestones.first_feedback_at,
        durations.progress_feedback_deadline_at,
        milestones.progress_feedback_at,
        durations.handling_days,
        milestones.handling_rounds,
        tickets.is_counted,
        tickets.is_cancelled,
        tickets.is_answered_online,
        due.is_due,
        due.is_on_time,
        due.has_late_return,
        durations.is_extended,
        milestones.is_unclosed,
        milestones.is_supervised,
        tickets.is_reasonable,
        due.is_first_feedback_due,
        due.is_first_feedback_on_time,
        due.is_progress_feedback_due,
        due.is_progress_feedback_on_time,
        tickets.is_on_site_required,
        repeats.earlier_ticket_id,
        milestones.is_supplemented,
        texts.title,
        texts.place,
        texts.content,
        texts.answer,
        extract(hour from tickets.accepted_at) as accepted_hour,
        milestones.completed_at is not null or tickets.status_code in ('completed', 'archived') as is_completed,
        milestones.handling_rounds > 1 as is_reworked,
        repeats.ticket_id is not null as is_repeat

    from tickets

    inner join milestones
        on tickets.ticket_id = milestones.ticket_id

    inner join durations
        on tickets.ticket_id = durations.ticket_id

    inner join due
        on tickets.ticket_id = due.ticket_id

    left join repeats
        on tickets.ticket_id = repeats.ticket_id

    left join texts
        on tickets.ticket_id = texts.ticket_id

)

select * from fct_tickets
