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

dispatches as (

    select * from {{ ref('int_dispatches_ranked') }}

),

judged as (

    select * from {{ ref('int_dispatches_limits_judged') }}

),

latest_event as (

    select * from {{ ref('int_latest_event_found') }}

),

late_returns as (

    select distinct dispatches.ticket_id

    from dispatches

    inner join judged
        on dispatches.dispatch_id = judged.dispatch_id

    where dispatches.is_first_round_lead and judged.is_late_return

),

-- a limit is judged once it has passed, or once the act is done
due as (

    select
        tickets.ticket_id,
        durations.deadline_at,
        milestones.unit_completed_at,
        {% for feedback in ('first_feedback', 'progress_feedback') %}
            durations.{{ feedback }}_deadline_at,
            milestones.{{ feedback }}_at,
            not tickets.is_cancelled
            and durations.{{ feedback }}_deadline_at is not null
            and (
                durations.{{ feedback }}_deadline_at < latest_event.as_of_at
                or milestones.{{ feedback }}_at is not null
            ) as is_{{ feedback }}_due,
        {% endfor %}
        late_returns.ticket_id is not null as has_late_return,
        not tickets.is_cancelled
        and durations.deadline_at is not null
        and (durations.deadline_at < latest_event.as_of_at or milestones.unit_completed_at is not null) as is_due

    from tickets

    inner join milestones
        on tickets.ticket_id = milestones.ticket_id

    inner join durations
        on tickets.ticket_id = durations.ticket_id

    cross join latest_event

    left join late_returns
        on tickets.ticket_id = late_returns.ticket_id

),

int_tickets_due_judged as (

    select
        ticket_id,
        has_late_return,
        is_due,
        {% for feedback in ('first_feedback', 'progress_feedback') %}
            is_{{ feedback }}_due,
            is_{{ feedback }}_due
            and coalesce({{ feedback }}_at <= {{ feedback }}_deadline_at, false) as is_{{ feedback }}_on_time,
        {% endfor %}
        is_due and not has_late_return and coalesce(unit_completed_at <= deadline_at, false) as is_on_time

    from due

)

select * from int_tickets_due_judged
