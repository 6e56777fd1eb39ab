with recursive

districts as (

    {{ kept('stg_governance__districts') }}

),

cities as (

    select * from {{ ref('int_cities_placed') }}

),

-- ten steps are more than any country has levels, and end a list that names an area as its own parent
ancestors as (

    select
        district_code,
        district_code as ancestor_code,
        0 as steps
    from districts

    union all

    select
        ancestors.district_code,
        districts.parent_code as ancestor_code,
        ancestors.steps + 1 as steps
    from ancestors
    inner join districts
        on ancestors.ancestor_code = districts.district_code
    where
        districts.parent_code is not null
        and ancestors.steps < 10

),

above_districts as (

    select ancestors.ancestor_code
    from ancestors
    inner join cities
        on ancestors.district_code = cities.city_code

),

int_districts_nested as (

    select distinct
        ancestors.district_code,
        ancestors.ancestor_code
    from ancestors
    left join above_districts
        on ancestors.ancestor_code = above_districts.ancestor_code
    where
        ancestors.steps = 0
        or above_districts.ancestor_code is null

)

select * from int_districts_nested
