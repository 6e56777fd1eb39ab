{#-
The counts of several agg_ by month, the rows of each told apart by what they are of: its name, its version if it has
one, and its code. A measure that an agg_ does not have is empty in its rows.
-#}
{% macro counts_by_month(parts) -%}
    {%- set every = _measures(parts | map(attribute=1) | list, none) | map(attribute='name') | list -%}
    {%- for part_kind, aggregate, version, code in parts %}
    {%- set own = _measures(aggregate, none) | map(attribute='name') | list %}
    select
        {{ start_of('month', 'counted_date') }} as period_start,
        '{{ part_kind }}' as part_kind,
        {{ version }} as part_version,
        {{ code }} as part_code,
        city_code,
        district_code,
        line_code,
        is_counted,
        requester_kind
        {%- for measure in every %},
        cast({{ 'sum(' ~ measure ~ ')' if measure in own else 'null' }} as double) as {{ measure }}
        {%- endfor %}
    from {{ ref(aggregate) }}
    group by all
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
