-- Every period for which an area has figures, newest first, and whether anybody asked for anything in it: the tail of
-- open tickets reaches beyond the last request.
select
    period_kind,
    period_start,
    coalesce(bool_or(indicator_id in ('requests', 'calls') and value > 0), false) as has_requests
from fct_indicator_values
where
    scope_kind = $scope_kind
    and scope_code = $scope_code
group by
    period_kind,
    period_start
order by
    period_kind,
    period_start desc
