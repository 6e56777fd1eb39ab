-- Every unit that was given or owes something, with one indicator's standing among its peers and what is read beside it.
with

standings as (

    {% include 'unit_standings.sql' %}

)

select
    unit_code,
    name,
    level,
    kind,
    {% for column in (
        'numerator', 'denominator', 'value', 'value_last_year', 'yoy_percent', 'yoy_points', 'target', 'is_target_met',
        'is_ranked', 'place', 'peers', 'band'
    ) -%}
    any_value({{ column }}) filter (where indicator_id = $focus) as {{ column }},
    {% endfor -%}
    coalesce(any_value(value) filter (where indicator_id = 'unit_requests'), 0) as requests,
    any_value(denominator) filter (where indicator_id = 'on_time_completion_rate') as due,
    any_value(value) filter (where indicator_id = 'on_time_completion_rate') as on_time,
    any_value(is_target_met) filter (where indicator_id = 'on_time_completion_rate') as is_on_time_target_met,
    any_value(denominator) filter (where indicator_id = 'satisfaction_rate') as rated,
    any_value(value) filter (where indicator_id = 'satisfaction_rate') as satisfaction,
    any_value(is_target_met) filter (where indicator_id = 'satisfaction_rate') as is_satisfaction_target_met
from standings
group by
    unit_code,
    name,
    level,
    kind
having count(numerator) > 0
order by
    requests desc,
    unit_code
