-- The course of indicators by day, week or month for a line, requesters of a kind or a unit, summed from the counts.
{% from 'ratio.sql' import ratio %}
{% from 'counted.sql' import counted_within %}
{% set keys = ['unit_code'] if part_kind == 'unit' else [] %}
{% set condition %}
{% include 'chosen_condition.sql' %}
{% if part_kind == 'unit' %}
and counts.unit_code = $unit_code
{% endif %}
{% endset %}
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
    from (
        {{ counted_within(part_kind, ['counted_date'] + keys + (measures | list), pieces, condition) }}
    ) as counts
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
