-- The days, weeks or months in which anybody asked, or called, in an area's cities: of any other nothing has arrived.
select distinct period_start
from fct_indicator_values
where
    {% include 'home_condition.sql' %}
    and period_kind = $period_kind
    and indicator_id = $indicator_id
    and period_start between $first_start and $last_start
