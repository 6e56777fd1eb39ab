-- Of whatever is counted by day, the days of a month, quarter, year or year to date sum to it; a row here is one that
-- does not.
with

figures as (

    select figures.*
    from {{ ref('fct_indicator_values') }} as figures
    inner join {{ ref('dim_indicators') }} as indicators
        on figures.indicator_id = indicators.indicator_id
    where indicators.kind = 'count'

),

periods as (

    select * from {{ ref('dim_periods') }}

    where period_kind not in ('day', 'week')

),

summed as (

    select
        figures.indicator_id,
        periods.period_kind,
        periods.period_start,
        figures.scope_kind,
        figures.scope_code,
        sum(figures.value) as amount
    from figures
    inner join periods
        on figures.period_start = periods.counted_date
    where figures.period_kind = 'day'
    group by all

)

select
    summed.*,
    figures.value as whole
from summed
left join figures
    on summed.indicator_id = figures.indicator_id
    and {{ same_scope('summed', 'figures') }}
    and summed.period_start = figures.period_start
where
    -- fen summed in another order differ in their last binary digit
    round(summed.amount, 4) is distinct from round(figures.value, 4)
    -- a year to date stops at the month of the last event, though something may be due later
    and (figures.value is not null or (summed.amount > 0 and summed.period_kind != 'ytd'))
