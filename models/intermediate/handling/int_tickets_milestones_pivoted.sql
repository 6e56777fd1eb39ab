with

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

),

events as (

    select * from {{ ref('int_events_sequenced') }}

),

-- asked for on its own: what is read twice is held in memory, all of it
feedback as (

    select * from {{ ref('int_events_sequenced') }}

    where event_type in ('first_feedback', 'progress_feedback', 'replied') and role = 'lead' and round = 1

),

terms as (

    select * from {{ ref('int_dispatches_terms_numbered') }}

    where is_last_lead

),

happened as (

    select
        ticket_id,
        min(occurred_at) filter (where event_type = 'dispatched') as first_dispatched_at,
        min(occurred_at) filter (where event_type = 'signed') as first_signed_at,
        min(occurred_at) filter (where event_type = 'completed') as completed_at,
        min(occurred_at) filter (where event_type = 'archived') as archived_at,
        max(round) as handling_rounds,
        count(*) filter (where event_type = 'supervised') > 0 as is_supervised,
        count(*) filter (where event_type = 'unclosed_marked') > 0 as is_unclosed,
        count(*) filter (where event_type = 'information_requested') > 0 as is_supplemented

    from events

    group by ticket_id

),

-- while an accepted return waits for the next dispatch, none is in force
staged as (

    select
        tickets.ticket_id,
        tickets.status_code,
        terms.dispatch_id as last_lead_dispatch_id,
        terms.unit_code,
        terms.dispatched_at as last_lead_dispatched_at,
        happened.first_dispatched_at,
        happened.first_signed_at,
        case when not terms.is_returned then terms.term_started_at end as deadline_dispatched_at,
        coalesce(
            happened.completed_at,
            happened.archived_at,
            case when tickets.status_code in ('completed', 'archived') then tickets.closed_at end
        ) as completed_at,
        coalesce(happened.handling_rounds, 1) as handling_rounds,
        coalesce(happened.is_supervised, false) as is_supervised,
        coalesce(happened.is_unclosed, false) or tickets.status_code = 'unclosed' as is_unclosed,
        coalesce(happened.is_supplemented, false) as is_supplemented

    from tickets

    left join happened
        on tickets.ticket_id = happened.ticket_id

    left join terms
        on tickets.ticket_id = terms.ticket_id

),

-- the unit's part is judged by the lead's words in round 1, whatever assisting units say
answered as (

    select
        feedback.ticket_id,
        max(feedback.occurred_at) filter (
            where feedback.event_type = 'replied' and feedback.occurred_at <= staged.completed_at
            and feedback.occurred_at >= coalesce(staged.last_lead_dispatched_at, feedback.occurred_at)
        ) as last_replied_at,
        min(feedback.occurred_at) filter (
            where feedback.event_type != 'progress_feedback' and feedback.occurred_at >= staged.deadline_dispatched_at
        ) as first_feedback_at,
        min(feedback.occurred_at) filter (
            where feedback.event_type != 'first_feedback' and feedback.occurred_at >= staged.deadline_dispatched_at
        ) as progress_feedback_at

    from feedback

    inner join staged
        on feedback.ticket_id = staged.ticket_id

    group by feedback.ticket_id

),

int_tickets_milestones_pivoted as (

    select
        staged.*,
        {% for feedback_at in ('first_feedback_at', 'progress_feedback_at') %}
            case
                when staged.deadline_dispatched_at is not null
                    then least(
                        coalesce(answered.{{ feedback_at }}, staged.completed_at),
                        coalesce(staged.completed_at, answered.{{ feedback_at }})
                    )
            end as {{ feedback_at }},
        {% endfor %}
        coalesce(answered.last_replied_at, staged.completed_at) as unit_completed_at

    from staged

    left join answered
        on staged.ticket_id = answered.ticket_id

)

select * from int_tickets_milestones_pivoted
