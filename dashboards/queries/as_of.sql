-- The last day on which anybody asked for anything: how far the data go. What is done early may be due on a later day,
-- and a clock that is wrong may have asked after everything was published.
select max(period_start) as as_of_date
from fct_indicator_values
where
    scope_kind = 'city'
    and period_kind = 'day'
    and indicator_id in ('requests', 'calls')
    and period_start <= $until
