-- Every unit that was given or owes something, with one indicator's standing among its peers and what is read beside it.
with

divided as (

    {% include 'unit_divided.sql' %}

),

standings as (

    {% include 'unit_standings.sql' %}

),

beside as (

    select
        unit_code,
        coalesce(any_value(value) filter (where indicator_id = 'unit_requests'), 0) as requests,
        any_value(denominator) filter (where indicator_id = 'on_time_completion_rate') as due,
        any_value(value) filter (where indicator_id = 'on_time_completion_rate') as on_time,
        any_value(is_target_met) filter (where indicator_id = 'on_time_completion_rate') as is_on_time_target_met,
        any_value(denominator) filter (where indicator_id = 'satisfaction_rate') as rated,
        any_value(value) filter (where indicator_id = 'satisfaction_rate') as satisfaction,
        any_value(is_target_met) filter (where indicator_id = 'satisfaction_rate') as is_satisfaction_target_met
    from divided
    group by unit_code
    having count(numerator) > 0

)

select
    standings.unit_code,
    standings.name,
    standings.level,
    standings.kind,
    {% for column in (
        'numerator', 'denominator', 'value', 'value_last_year', 'yoy_percent', 'yoy_points', 'target', 'is_target_met',
        'is_ranked', 'place', 'peers', 'band'
    ) -%}
    standings.{{ column }},
    {% endfor -%}
    beside.requests,
    beside.due,
    beside.on_time,
    beside.is_on_time_target_met,
    beside.rated,
    beside.satisfaction,
    beside.is_satisfaction_target_met
from standings
inner join beside
    on standings.unit_code = beside.unit_code
where standings.indicator_id = $focus
order by
    beside.requests desc,
    standings.unit_code
