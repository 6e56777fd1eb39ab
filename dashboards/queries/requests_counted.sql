{#-
Requests of an area in several spans of days: whole months from the rows by month, the days before and after them from
those by day. A span is the name of four parameters: <span>_first, <span>_last, and the whole months within, from
<span>_months_first to before <span>_months_end; all lie between $earliest and $latest.
-#}
{% macro in_span(span) -%}
    case counts.period_kind
        when 'month'
            then counts.period_start >= ${{ span }}_months_first and counts.period_start < ${{ span }}_months_end
        else
            counts.period_start >= ${{ span }}_first and counts.period_start < ${{ span }}_months_first
            or counts.period_start >= ${{ span }}_months_end and counts.period_start <= ${{ span }}_last
    end
{%- endmacro %}

{% macro requests_counted(measures, spans, condition, keys) -%}
    {% for period_kind in ('month', 'day') %}
    -- a day is in several spans: adding it up first leaves few rows to tell apart
    select
        counts.period_kind,
        counts.period_start,
        {% for key in keys %}
        counts.{{ key }},
        {% endfor %}
        {% for name, measure in measures.items() %}
        sum(counts.{{ measure }}) as {{ name }}{{ ',' if not loop.last }}
        {% endfor %}
    from agg_requests_by_category_period as counts
    where
        {{ condition }}
        and counts.period_kind = '{{ period_kind }}'
        and counts.period_start between date_trunc('month', $earliest) and $latest
        and (
            {% for span in spans %}
            {% if period_kind == 'month' %}
            counts.period_start >= ${{ span }}_months_first and counts.period_start < ${{ span }}_months_end
            {% else %}
            counts.period_start >= ${{ span }}_first and counts.period_start < ${{ span }}_months_first
            or counts.period_start >= ${{ span }}_months_end and counts.period_start <= ${{ span }}_last
            {% endif %}
            {{ 'or' if not loop.last }}
            {% endfor %}
        )
    group by all

    {{ 'union all' if not loop.last }}
    {% endfor %}
{%- endmacro %}
