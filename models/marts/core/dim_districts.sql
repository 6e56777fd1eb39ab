with

districts as (

    {{ kept('stg_governance__districts') }}

),

known_areas as (

    select * from {{ ref('districts') }}

),

tickets as (

    select * from {{ ref('fct_tickets') }}

),

cities as (

    select * from {{ ref('int_cities_placed') }}

),

populations as (

    select * from {{ ref('fct_populations') }}

),

shares as (

    {{ kept('stg_sharing__shares') }}

),

occurring as (

    select city_code as district_code from cities
    union
    select area_code as district_code from populations
    union
    select area_code as district_code from shares
    where area_code is not null

),

-- what occurs in facts but in no list still has a row, so that no join loses rows
named as (

    select
        district_code,
        name,
        parent_code,
        1 as choice

    from districts

    union all

    select
        district_code,
        name,
        parent_code,
        2 as choice

    from known_areas

    union all

    select
        district_code,
        district_code as name,
        min(city_code) as parent_code,
        3 as choice

    from tickets

    where district_code != city_code

    group by district_code

    union all

    select
        district_code,
        district_code as name,
        null as parent_code,
        4 as choice

    from occurring

),

chosen as (

    select
        *,
        max(parent_code) over (partition by district_code) as any_parent_code,
        row_number() over (
            partition by district_code
            order by choice
        ) as place

    from named

),

dim_districts as (

    select
        district_code,
        name,
        coalesce(parent_code, any_parent_code) as parent_code,
        choice < 3 as is_listed

    from chosen

    where place = 1

)

select * from dim_districts
