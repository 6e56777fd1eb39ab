-- The counts of an area in a period that is not over, against the same days of last year rather than the whole period.
{% from 'ratio.sql' import ratio %}
{% set last_year = 'figures.period_start between $first_day_last_year and $last_day_last_year' %}
with

summed as (

    select
        figures.indicator_id,
        sum(figures.value) filter (where figures.period_start between $first_day and $last_day) as value,
        sum(figures.value) filter (where {{ last_year }}) as value_last_year
    from fct_indicator_values as figures
    inner join dim_indicators
        on figures.indicator_id = dim_indicators.indicator_id
    where
        dim_indicators.kind = 'count'
        and figures.scope_kind = $scope_kind
        and figures.scope_code = $scope_code
        and figures.period_kind = 'day'
    group by figures.indicator_id

)

select
    indicator_id,
    value_last_year,
    {{ ratio('100 * (value - value_last_year)', 'value_last_year') }} as yoy_percent,
    cast(null as double) as yoy_points
from summed
