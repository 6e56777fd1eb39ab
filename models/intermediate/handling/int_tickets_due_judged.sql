with

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
        durations.*,
        {% for feedback in ('first_feedback', 'progress_feedback') %}
            not durations.is_cancelled
            and durations.{{ feedback }}_deadline_at is not null
            and (
                durations.{{ feedback }}_deadline_at < latest_event.as_of_at
                or durations.{{ feedback }}_at is not null
            ) as is_{{ feedback }}_due,
        {% endfor %}
        late_returns.ticket_id is not null as has_late_return,
        not durations.is_cancelled
        and durations.deadline_at is not null
        and (durations.deadline_at < latest_event.as_of_at or durations.unit_completed_at is not null) as is_due

    from durations

    cross join latest_event

    left join late_returns
        on durations.ticket_id = late_returns.ticket_id

),

int_tickets_due_judged as (

    select
        ticket_id,
        unit_code,
        first_dispatched_at,
        first_signed_at,
        deadline_dispatched_at,
        completed_at,
        unit_completed_at,
        first_feedback_at,
        progress_feedback_at,
        handling_rounds,
        is_unclosed,
        is_supervised,
        is_supplemented,
        deadline_at,
        first_feedback_deadline_at,
        progress_feedback_deadline_at,
        is_extended,
        handling_days,
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
