{#-
Counts of tickets by channel, category or unit in spans of days. `pieces` (counts.py) are what the spans are made of:
rows by year, quarter, month and day, read together where no row is in two of them. Each row comes with the name of its
span, so that one in two spans comes twice. Only the columns that are wanted are named, and the condition stands once,
above all pieces: planning takes as long as counting, and grows with both.
-#}
{% macro counted_within(part_kind, columns, pieces, condition) -%}
    {%- set daily, code = {
        'channel': ('agg_tickets_by_day', 'channel_code'),
        'category': ('agg_tickets_by_category_day', 'category_code'),
        'unit': ('agg_tickets_by_unit_day', 'unit_code'),
    }[part_kind] -%}
    {%- set by_period = {'counted_date': 'period_start', 'category_version': 'part_version', code: 'part_code'} -%}
    {%- set asked_of = ('city_code', 'district_code', 'line_code', 'is_counted', 'requester_kind') -%}
    select *
    from (
        {% for period_kind, stretches in pieces %}
        {% set names = {} if period_kind == 'day' else by_period %}
        {% set date = names.get('counted_date', 'counted_date') %}
        select
            {% for column in (columns | list + asked_of | list) | unique %}
            {{ names[column] ~ ' as ' if column in names }}{{ column }},
            {% endfor %}
            case
                {% for span, stretch in stretches %}
                when {{ date }} between ${{ stretch }}_first and ${{ stretch }}_last then '{{ span }}'
                {% endfor %}
            end as span
        from {{ daily if period_kind == 'day' else 'agg_tickets_by_period' }}
        where
            {% if period_kind != 'day' %}
            part_kind = '{{ part_kind }}'
            and period_kind = '{{ period_kind }}'
            and
            {% endif %}
            (
                {% for _, stretch in stretches %}
                {{ date }} between ${{ stretch }}_first and ${{ stretch }}_last
                {{ 'or' if not loop.last }}
                {% endfor %}
            )
        {{ 'union all' if not loop.last }}
        {% endfor %}
    ) as counts
    where {{ condition }}
{%- endmacro %}
