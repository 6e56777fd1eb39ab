-- Every indicator of the catalogue, with no figures yet: the columns of indicators.sql.
select
    *,
    cast(null as double) as numerator_value,
    cast(null as double) as denominator_value,
    cast(null as double) as value,
    cast(null as double) as value_last_year,
    cast(null as double) as yoy_percent,
    cast(null as double) as yoy_points,
    target as target_value,
    cast(null as boolean) as is_target_met,
    cast(null as varchar) as value_text
from dim_indicators
order by sort_order
