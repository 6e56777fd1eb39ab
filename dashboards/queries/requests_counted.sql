{#-
Requests in several spans of days, each told apart by `span`: whole months from the rows by month, the days before and
after them from those by day. $spans are lists of names, first and last days, and of the whole months within: from
months_first to before months_end. `reaches` names the ranges that hold all of them, by kind of row: the parameters
<reach>_first and <reach>_last. Conditions span by span would take longer to plan than the counting takes.
-#}
{% from 'counted.sql' import counted %}
{% macro requests_counted(measures, reaches, condition, keys) -%}
    select
        spans.span,
        {% for key in keys %}
        dated.{{ key }},
        {% endfor %}
        {% for name in measures %}
        sum(dated.{{ name }}) as {{ name }}{{ ',' if not loop.last }}
        {% endfor %}
    from (
        {% for period_kind, ranges in reaches if ranges %}
        select
            '{{ period_kind }}' as period_kind,
            counts.counted_date as period_start,
            {% for key in keys %}
            counts.{{ key }},
            {% endfor %}
            {% for name, measure in measures.items() %}
            cast(sum(counts.{{ measure }}) as bigint) as {{ name }}{{ ',' if not loop.last }}
            {% endfor %}
        from {{ counted('category', 'day' if period_kind == 'day' else 'period') }} as counts
        where
            {{ condition }}
            {% if period_kind == 'month' %}
            and counts.period_kind = 'month'
            {% endif %}
            and (
                {% for reach in ranges %}
                counts.counted_date between ${{ reach }}_first and ${{ reach }}_last
                {{ 'or' if not loop.last }}
                {% endfor %}
            )
        group by all

        {{ 'union all' if not loop.last }}
        {% endfor %}
    ) as dated
    inner join (
        select
            unnest($spans) as span,
            unnest($first_days) as first_day,
            unnest($last_days) as last_day,
            unnest($months_first) as months_first,
            unnest($months_end) as months_end
    ) as spans
        on case dated.period_kind
            when 'month' then dated.period_start >= spans.months_first and dated.period_start < spans.months_end
            else
                dated.period_start between spans.first_day and spans.last_day
                and (dated.period_start < spans.months_first or dated.period_start >= spans.months_end)
        end
    group by all
{%- endmacro %}
