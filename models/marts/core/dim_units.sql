with

units as (

    {{ kept('stg_governance__units') }}

),

dispatches as (

    select * from {{ ref('fct_dispatches') }}

),

-- a unit that gets dispatches but stands in no list still has a row, so that no join loses rows
named as (

    select
        unit_code,
        name,
        city_code,
        level,
        kind,
        linkage_tier,
        is_stationed,
        parent_code,
        valid_from,
        valid_to,
        true as is_listed

    from units

    union all

    select
        unit_code,
        unit_code as name,
        min(city_code) as city_code,
        null as level,
        null as kind,
        null as linkage_tier,
        null as is_stationed,
        null as parent_code,
        null as valid_from,
        null as valid_to,
        false as is_listed

    from dispatches

    where unit_code is not null

    group by unit_code

),

ranked as (

    select
        *,
        row_number() over (
            partition by unit_code
            order by is_listed desc, valid_from desc
        ) as age

    from named

),

dim_units as (

    select
        unit_code,
        name,
        city_code,
        level,
        kind,
        linkage_tier,
        is_stationed,
        parent_code,
        valid_from,
        valid_to,
        is_listed

    from ranked

    where age = 1

)

select * from dim_units
