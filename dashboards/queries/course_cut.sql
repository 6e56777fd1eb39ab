-- The course of indicators by day, week or month for a line, requesters of a kind or a unit, summed from the daily counts.
{% from 'ratio.sql' import ratio %}
{% set year_before = {'month': 'interval 1 year', 'week': 'interval 364 days', 'day': 'interval 1 year'}[grain] %}
with

area_members as (

    {% include 'area_members.sql' %}

),

counted as (

    select
        cast(date_trunc('{{ grain }}', counts.counted_date) as date) as period_start,
        {% for measure in measures %}
        sum(counts.{{ measure }}) as {{ measure }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ aggregate }} as counts
    where
        {% include 'chosen_condition.sql' %}
        and counts.counted_date between $first_start - {{ year_before }} and $last_day
        {% if aggregate == 'agg_tickets_by_unit_day' %}
        and counts.unit_code = $unit_code
        {% endif %}
    group by 1

),

figures as (

    {% for indicator_id, numerator, denominator in indicators %}
    select
        '{{ indicator_id }}' as indicator_id,
        period_start,
        {{ ratio(numerator, denominator) if denominator else 'cast(' ~ numerator ~ ' as double)' }} as value
    from counted
    {{ 'union all' if not loop.last }}
    {% endfor %}

)

select
    figures.indicator_id,
    figures.period_start,
    figures.value,
    last_year.value as value_last_year,
    dim_indicators.target
from figures
inner join dim_indicators
    on figures.indicator_id = dim_indicators.indicator_id
left join figures as last_year
    on
        figures.indicator_id = last_year.indicator_id
        and figures.period_start - {{ year_before }} = last_year.period_start
where
    figures.period_start >= $first_start
    and figures.value is not null
order by
    figures.indicator_id,
    figures.period_start
