-- The last day on which anybody asked for anything: how far the data go. What is done early may be due on a later day,
-- and a clock that is wrong may have asked after everything was published. It is not before the last whole month with
-- any, which a look at months tells, so that few days are read.
select max(period_start) as as_of_date
from fct_indicator_values
where
    scope_kind = 'city'
    and period_kind = 'day'
    and indicator_id in ('requests', 'calls')
    and period_start <= $until
    and period_start >= coalesce(
        (
            select max(period_start)
            from fct_indicator_values
            where
                scope_kind = 'city'
                and period_kind = 'month'
                and indicator_id in ('requests', 'calls')
                and value > 0
                and period_start <= $until - interval 1 month
        ),
        date '1900-01-01'
    )
