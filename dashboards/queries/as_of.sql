-- The last day on which anything was counted: how far the data go.
select max(period_start) as as_of_date
from fct_indicator_values
where period_kind = 'day'
