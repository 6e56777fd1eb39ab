-- Every indicator of the catalogue with its value for one area and period, if it has one.
select
    dim_indicators.*,
    figures.numerator as numerator_value,
    figures.denominator as denominator_value,
    figures.value,
    figures.value_last_year,
    figures.yoy_percent,
    figures.yoy_points,
    figures.target as target_value,
    figures.is_target_met,
    figures.value_text
from dim_indicators
left join fct_indicator_values as figures
    on
        dim_indicators.indicator_id = figures.indicator_id
        and figures.scope_kind = $scope_kind
        and figures.scope_code = $scope_code
        and figures.period_kind = $period_kind
        and figures.period_start = $period_start
order by dim_indicators.sort_order
