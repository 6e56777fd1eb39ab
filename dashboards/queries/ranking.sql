-- One indicator by district, channel or level-1 category in a period, with the figures beside each.
with

names as (

    {% include 'names.sql' %}

)

select
    figures.scope_code,
    coalesce(names.name_zh, figures.scope_code) as name_zh,
    coalesce(names.name_en, figures.scope_code) as name_en,
    figures.numerator,
    figures.denominator,
    figures.value,
    figures.value_last_year,
    figures.yoy_percent,
    figures.yoy_points,
    figures.is_target_met
from fct_indicator_values as figures
left join names
    on
        figures.scope_kind = names.scope_kind
        and figures.scope_code = names.scope_code
where
    figures.indicator_id = $indicator_id
    and figures.scope_kind = $scope_kind
    and figures.period_kind = $period_kind
    and figures.period_start = $period_start
    and figures.value is not null
    and coalesce(names.level, 1) = 1
    and ($parent_code is null or names.parent_code = $parent_code)
order by
    figures.value desc,
    figures.scope_code
