-- Units in a period: the tickets each was given, and how many of those due were completed on time.
with

names as (

    {% include 'names.sql' %}

),

volumes as (

    select *
    from fct_indicator_values
    where
        indicator_id = 'unit_requests'
        and scope_kind = 'unit'
        and period_kind = $period_kind
        and period_start = $period_start

),

on_time as (

    select *
    from fct_indicator_values
    where
        indicator_id = 'on_time_completion_rate'
        and scope_kind = 'unit'
        and period_kind = $period_kind
        and period_start = $period_start

)

select
    volumes.scope_code as unit_code,
    coalesce(names.name_zh, volumes.scope_code) as name,
    volumes.value as requests,
    on_time.denominator as due,
    on_time.value as on_time_completion_rate,
    on_time.is_target_met
from volumes
left join on_time
    on volumes.scope_code = on_time.scope_code
left join names
    on
        names.scope_kind = 'unit'
        and volumes.scope_code = names.scope_code
where volumes.value > 0
order by
    volumes.value desc,
    volumes.scope_code
