-- Units within an area, between two days, as queries/units.sql gives them for a whole period.
{% from 'ratio.sql' import ratio %}
with

names as (

    {% include 'names.sql' %}

),

area_members as (

    {% include 'area_members.sql' %}

),

counted as (

    select
        counts.unit_code,
        sum(counts.{{ requests }}) as requests,
        sum(counts.{{ due }}) as due,
        {{ ratio('sum(counts.' ~ on_time ~ ')', 'sum(counts.' ~ due ~ ')') }} as on_time_completion_rate
    from agg_tickets_by_unit_day as counts
    where
        counts.counted_date between $first_day and $last_day
        and {% include 'chosen_condition.sql' %}
    group by counts.unit_code

)

select
    counted.unit_code,
    coalesce(names.name_zh, counted.unit_code) as name,
    counted.requests,
    counted.due,
    counted.on_time_completion_rate,
    counted.on_time_completion_rate >= $target as is_target_met
from counted
left join names
    on
        names.scope_kind = 'unit'
        and counted.unit_code = names.scope_code
where counted.requests > 0
order by
    counted.requests desc,
    counted.unit_code
