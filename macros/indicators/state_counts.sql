{#- What is counted over the states of tickets, the rounds after the first and the rows received. -#}

{#- What happened: each ticket once, when it did for the first time; every void extension. -#}
{% macro mark_counts() -%}
    {{- return({
        'supervised': "count(*) filter (where state = 'supervised')",
        'escalated': "count(*) filter (where state = 'escalated')",
        'reworked': "count(*) filter (where state = 'reworked')",
        'terminated': "count(*) filter (where state = 'terminated')",
        'void_extensions': "count(*) filter (where state = 'void_extension')",
        'unclosed_marked': "count(*) filter (where state = 'unclosed')",
        'key_listed_new': "count(*) filter (where state = 'key_listed')",
    }) -}}
{%- endmacro %}

{#- What stands open. -#}
{% macro open_counts() -%}
    {{- return({
        'unclosed': "count(*) filter (where state = 'unclosed')",
        'key_listed': "count(*) filter (where state = 'key_listed')",
        'overdue_open': "count(*) filter (where state = 'overdue_open')",
    }) -}}
{%- endmacro %}

{% macro round_counts() -%}
    {{- return({
        'rework_due': 'count(*)',
        'rework_on_time': 'count(*) filter (where is_on_time)',
    }) -}}
{%- endmacro %}

{% macro row_counts() -%}
    {{- return({
        'rows_received': 'sum(received_rows)',
        'rows_timely': 'sum(timely_rows)',
        'rows_accurate': 'sum(accurate_rows)',
    }) -}}
{%- endmacro %}

{#-
The states of tickets, and one of none for every month in which a unit was sent tickets, and from the first of them
on: a month in which nobody had to be supervised has 0, not nothing.
-#}
{% macro states_or_none(states, dispatched) -%}
    (
        select
            state,
            city_code,
            district_code,
            unit_code,
            is_counted,
            began_date,
            ended_date
        from {{ states }}

        union all

        select
            'none' as state,
            city_code,
            nullif(district_code, '') as district_code,
            unit_code,
            is_counted,
            {{ start_of('month', 'counted_date') }} as began_date,
            case
                when {{ start_of('month', 'counted_date') }} > {{ start_of('month', 'min(min(counted_date)) over sent') }}
                    then {{ start_of('month', 'counted_date') }}
            end as ended_date
        from {{ dispatched }}
        where dispatches > 0
        group by 1, 2, 3, 4, 5, 6
        window sent as (partition by city_code, nullif(district_code, ''), unit_code, is_counted)
    )
{%- endmacro %}
