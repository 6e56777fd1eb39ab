-- Every period for which an area has figures, newest first.
select distinct
    period_kind,
    period_start
from fct_indicator_values
where
    scope_kind = $scope_kind
    and scope_code = $scope_code
order by
    period_kind,
    period_start desc
