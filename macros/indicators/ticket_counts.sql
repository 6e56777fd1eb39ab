{#- What is counted over tickets, said once for every agg_ that carries it. -#}

{% macro request_counts() -%}
    count(*) as requests,
    count(*) filter (where requester_kind = 'public') as requests_public,
    count(*) filter (where requester_kind = 'enterprise') as requests_enterprise,
    count(*) filter (where channel_group = 'phone') as requests_phone,
    count(*) filter (where channel_group = 'internet') as requests_internet,
    count(*) filter (where channel_group = 'assigned') as requests_assigned,
    count(*) filter (where is_consult) as requests_consult,
    count(*) filter (where not is_consult) as requests_other,
    count(*) filter (where is_repeat) as requests_repeated
{%- endmacro %}

{% macro answer_counts() -%}
    count(*) filter (where answered_by = 'agent') as answered_by_agent,
    count(*) filter (where answered_by = 'specialist') as answered_by_specialist,
    count(*) filter (where answered_by in ('agent', 'specialist')) as answered_online,
    count(*) filter (where answered_by = 'unit') as handled_by_units,
    count(*) filter (where channel_group = 'internet' and not is_supplemented) as requests_internet_complete
{%- endmacro %}

{#- Of rows that are of one kind of requester each, all that is counted is of that kind. -#}
{% macro requester_counts() -%}
    {%- for kind in ['public', 'enterprise'] %}
    {%- set last_kind = loop.last %}
    {%- for count in [
        'requests_phone', 'requests_internet', 'requests_assigned', 'answered_by_agent', 'answered_by_specialist',
        'answered_online', 'handled_by_units'
    ] %}
    case when requester_kind = '{{ kind }}' then {{ count }} else 0 end as {{ count }}_{{ kind }}
    {{- ',' if not (loop.last and last_kind) }}
    {%- endfor %}
    {%- endfor %}
{%- endmacro %}

{% macro handling_counts() -%}
    count(handling_days) as handled,
    count(handling_days) filter (where is_consult) as handled_consult,
    count(handling_days) filter (where not is_consult) as handled_other,
    coalesce(sum(handling_days), 0) as handling_days,
    coalesce(sum(handling_days) filter (where is_consult), 0) as handling_days_consult,
    coalesce(sum(handling_days) filter (where not is_consult), 0) as handling_days_other,
    count(handling_days) filter (where answered_by = 'unit') as unit_handled,
    count(handling_days) filter (where answered_by = 'unit' and is_consult) as unit_handled_consult,
    count(handling_days) filter (where answered_by = 'unit' and not is_consult) as unit_handled_other,
    coalesce(sum(handling_days) filter (where answered_by = 'unit'), 0) as unit_handling_days,
    coalesce(sum(handling_days) filter (where answered_by = 'unit' and is_consult), 0) as unit_handling_days_consult,
    coalesce(sum(handling_days) filter (where answered_by = 'unit' and not is_consult), 0) as unit_handling_days_other
{%- endmacro %}

{% macro feedback_counts() -%}
    count(*) filter (where is_first_feedback_due) as first_feedback_due,
    count(*) filter (where is_first_feedback_on_time) as first_feedback_on_time,
    count(*) filter (where is_progress_feedback_due) as progress_feedback_due,
    count(*) filter (where is_progress_feedback_on_time) as progress_feedback_on_time
{%- endmacro %}
