with

targets as (

    select * from {{ ref('targets') }}

),

places as (

    select * from {{ ref('dim_districts') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

periods as (

    select distinct
        period_kind,
        period_start,
        period_end
    from {{ ref('dim_periods') }}

),

scopes as (

    {% for scope_kind in ('province', 'city', 'district') -%}
        select
            '{{ scope_kind }}' as scope_kind,
            district_code as scope_code,
            -- a town's code begins with its county's
            case when length(district_code) > 6 then substr(district_code, 1, 6) else district_code end as area_code
        from places

        union all

    {% endfor -%}
    select
        'unit' as scope_kind,
        unit_code as scope_code,
        city_code as area_code
    from units

),

reached as (

    select
        scopes.scope_kind,
        scopes.scope_code,
        targets.indicator_id,
        targets.valid_from,
        targets.valid_to,
        targets.target,
        {{ area_reach('targets.area_code', 'scopes.area_code') }} as reach
    from scopes
    cross join targets

),

-- of several targets in force the nearest area's holds, as with deadlines
dim_targets as (

    select
        reached.indicator_id,
        periods.period_kind,
        periods.period_start,
        reached.scope_kind,
        reached.scope_code,
        min_by(reached.target, reached.reach) as target
    from reached
    inner join periods
        on reached.valid_from <= periods.period_end
        and coalesce(reached.valid_to, periods.period_end) >= periods.period_end
    where reached.reach is not null
    group by all

)

select * from dim_targets
