with

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

),

milestones as (

    select * from {{ ref('int_tickets_milestones_pivoted') }}

),

deadlines as (

    select * from {{ ref('int_dispatches_deadlines_assigned') }}

),

rules as (

    select * from {{ ref('int_deadline_rules_resolved') }}

),

clock as (

    select * from {{ ref('int_working_time_accumulated') }}

),

int_tickets_durations_measured as (

    select
        milestones.ticket_id,
        milestones.last_lead_dispatch_id,
        milestones.unit_code,
        milestones.first_dispatched_at,
        milestones.first_signed_at,
        milestones.deadline_dispatched_at,
        milestones.completed_at,
        milestones.unit_completed_at,
        milestones.first_feedback_at,
        milestones.progress_feedback_at,
        milestones.handling_rounds,
        milestones.is_unclosed,
        milestones.is_supervised,
        milestones.is_supplemented,
        tickets.is_cancelled,
        case
            when tickets.is_answered_online then null
            when milestones.deadline_dispatched_at is null then tickets.due_at
            else deadlines.deadline_at
        end as deadline_at,
        case
            when not tickets.is_cancelled
                then {{ add_seconds('milestones.deadline_dispatched_at', 'rules.first_feedback_hours * 3600') }}
        end as first_feedback_deadline_at,
        case
            when milestones.deadline_dispatched_at is not null and not tickets.is_cancelled
                then deadlines.progress_feedback_deadline_at
        end as progress_feedback_deadline_at,
        milestones.deadline_dispatched_at is not null and coalesce(deadlines.is_extended, false) as is_extended,
        case
            when tickets.is_answered_online then 0
            when milestones.unit_completed_at < tickets.accepted_at then 0
            else
                {{ working_days_at('done_day', 'milestones.unit_completed_at') }}
                - {{ working_days_at('accepted_day', 'tickets.accepted_at') }}
        end as handling_days

    from milestones

    inner join tickets
        on milestones.ticket_id = tickets.ticket_id

    left join deadlines
        on milestones.last_lead_dispatch_id = deadlines.dispatch_id

    left join rules
        on {{ same_kind_of_ticket('tickets', 'rules') }}
        and cast(milestones.deadline_dispatched_at as date) >= rules.in_force_from
        and cast(milestones.deadline_dispatched_at as date) < rules.in_force_until

    left join clock as accepted_day
        on tickets.schedule_code = accepted_day.schedule_code
        and tickets.accepted_date = accepted_day.calendar_date

    left join clock as done_day
        on tickets.schedule_code = done_day.schedule_code
        and cast(milestones.unit_completed_at as date) = done_day.calendar_date

)

select * from int_tickets_durations_measured
