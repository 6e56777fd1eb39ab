-- The course of every indicator of an area over a stretch of days, weeks or months.
select
    indicator_id,
    period_start,
    value,
    value_last_year,
    target
from fct_indicator_values
where
    scope_kind = $scope_kind
    and scope_code = $scope_code
    and period_kind = $period_kind
    and period_start between $first_start and $last_start
order by
    indicator_id,
    period_start
