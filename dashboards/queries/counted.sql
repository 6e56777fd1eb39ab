{#-
Counts of tickets by channel, category or unit. `counted` is what to read them from: by `day`, or as they stand by
`period`, with the columns of the daily aggregate. `counted_within` puts together the `pieces` that spans of days are
made of (counts.py), each row with the name of its span. Its condition stands once, above all of them: in each piece it
would take longer to plan than to count.
-#}
{% macro counted(part_kind, table) -%}
    {%- set aggregate, code = {
        'channel': ('agg_tickets_by_day', 'channel_code'),
        'category': ('agg_tickets_by_category_day', 'category_code'),
        'unit': ('agg_tickets_by_unit_day', 'unit_code'),
    }[part_kind] -%}
    {%- if table == 'day' -%}
    {{ aggregate }}
    {%- else -%}
    (
        select
            *,
            period_start as counted_date,
            part_version as category_version,
            part_code as {{ code }}
        from agg_tickets_by_period
        where part_kind = '{{ part_kind }}'
    )
    {%- endif -%}
{%- endmacro %}

{% macro counted_within(part_kind, columns, pieces, condition) -%}
    select *
    from (
        {% for span, table, stretches in pieces %}
        select
            {% for column in columns %}
            {{ column }},
            {% endfor %}
            {% for column in ('city_code', 'district_code', 'line_code', 'is_counted', 'requester_kind') if column not in columns %}
            {{ column }},
            {% endfor %}
            '{{ span }}' as span
        from {{ counted(part_kind, table) }} as counts
        where
            {% for period_kind, stretch in stretches %}
            (
                {% if table == 'period' %}
                period_kind = '{{ period_kind }}'
                and
                {% endif %}
                counted_date between ${{ stretch }}_first and ${{ stretch }}_last
            )
            {{ 'or' if not loop.last }}
            {% endfor %}
        {{ 'union all' if not loop.last }}
        {% endfor %}
    ) as counts
    where {{ condition }}
{%- endmacro %}
