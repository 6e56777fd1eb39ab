-- What every aggregate holds in all is what the facts hold in all; a row here names the measure that differs.
with

tickets as (

    select * from {{ ref('fct_tickets') }}

    where not is_cancelled

),

dispatches as (

    select * from {{ ref('fct_dispatches') }}

    where not is_cancelled

),

callbacks as (

    select * from {{ ref('fct_callbacks') }}

    where not is_cancelled

),

calls as (

    select * from {{ ref('fct_calls') }}

    where
        seat_channel = 'phone'
        and (direction = 'outbound' or is_answered)

),

facts as (

    {% for measure, facts, counted in (
        ('requests', 'tickets', 'true'),
        ('requests_counted', 'tickets', 'is_counted'),
        ('unit_requests', 'tickets', "answered_by = 'unit' and unit_code is not null"),
        ('due_tickets', 'tickets', 'is_due'),
        ('on_time_cases', 'tickets', 'is_due and is_on_time'),
        ('first_feedback_due', 'tickets', 'is_first_feedback_due'),
        ('unit_cases', 'dispatches', 'is_case_due'),
        ('unit_on_time_cases', 'dispatches', 'is_case_due and is_case_on_time'),
        ('dispatches', 'dispatches', 'true'),
        ('late_returns', 'dispatches', 'is_returned and is_late_return'),
        ('callbacks_invited', 'callbacks', 'is_invitation'),
        ('calls', 'calls', 'true'),
        ('calls_of_agents', 'calls', 'agent_id is not null'),
    ) -%}
        select
            '{{ measure }}' as measure,
            count(*) filter (where {{ counted }}) as amount
        from {{ facts }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

aggregates as (

    {% for aggregate, measure, counted in (
        ('agg_tickets_by_day', 'requests', 'requests'),
        ('agg_tickets_by_day', 'due_tickets', 'due_tickets'),
        ('agg_tickets_by_day', 'on_time_cases', 'on_time_cases'),
        ('agg_tickets_by_day', 'first_feedback_due', 'first_feedback_due'),
        ('agg_tickets_by_day', 'dispatches', 'dispatches'),
        ('agg_tickets_by_day', 'late_returns', 'late_returns'),
        ('agg_tickets_by_day', 'callbacks_invited', 'callbacks_invited'),
        ('agg_tickets_by_category_day', 'requests', 'requests'),
        ('agg_tickets_by_category_day', 'due_tickets', 'due_tickets'),
        ('agg_tickets_by_category_day', 'on_time_cases', 'on_time_cases'),
        ('agg_tickets_by_category_day', 'first_feedback_due', 'first_feedback_due'),
        ('agg_tickets_by_category_day', 'dispatches', 'dispatches'),
        ('agg_tickets_by_category_day', 'late_returns', 'late_returns'),
        ('agg_tickets_by_category_day', 'callbacks_invited', 'callbacks_invited'),
        ('agg_tickets_by_period', 'requests', "case when part_kind = 'channel' and period_kind = 'month' then requests end"),
        ('agg_tickets_by_period', 'requests', "case when part_kind = 'category' and period_kind = 'quarter' then requests end"),
        ('agg_tickets_by_period', 'requests', "case when part_kind = 'category' and period_kind = 'year' then requests end"),
        ('agg_tickets_by_period', 'unit_cases', "case when part_kind = 'unit' and period_kind = 'year' then due_cases end"),
        ('agg_tickets_by_unit_day', 'unit_requests', 'unit_requests'),
        ('agg_tickets_by_unit_day', 'unit_cases', 'due_cases'),
        ('agg_tickets_by_unit_day', 'unit_on_time_cases', 'on_time_cases'),
        ('agg_tickets_by_unit_day', 'dispatches', 'dispatches'),
        ('agg_tickets_by_unit_day', 'late_returns', 'late_returns'),
        ('agg_requests_and_calls_by_hour', 'requests_counted', 'requests'),
        ('agg_requests_and_calls_by_hour', 'calls', 'calls'),
        ('agg_calls_by_agent_day', 'calls_of_agents', 'calls'),
    ) -%}
        select
            '{{ aggregate }}' as aggregate,
            '{{ measure }}' as measure,
            sum({{ counted }}) as amount
        from {{ ref(aggregate) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    aggregates.aggregate,
    aggregates.measure,
    facts.amount as in_facts,
    coalesce(aggregates.amount, 0) as in_aggregate
from aggregates
inner join facts
    on aggregates.measure = facts.measure
where facts.amount != coalesce(aggregates.amount, 0)
