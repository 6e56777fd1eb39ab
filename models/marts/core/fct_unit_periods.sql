with

units as (

    {{ kept('stg_governance__units') }}

),

in_force as (

    select
        *,
        {{ last_day_in_force('unit_code') }} as last_day

    from units

),

fct_unit_periods as (

    select
        unit_code,
        name,
        city_code,
        level,
        kind,
        linkage_tier,
        parent_code,
        valid_from,
        last_day as valid_to,
        {{ day_after('valid_from', 'last_day') }} as ended_date,
        coalesce(is_stationed, false) as is_stationed,
        row_number() over (
            partition by city_code, unit_code
            order by valid_from
        ) = 1 as is_first_period

    from in_force

)

select * from fct_unit_periods
