with

tickets as (

    {{ kept('stg_ticket__tickets') }}

),

calls as (

    {{ kept('stg_call__calls') }}

),

districts as (

    {{ kept('stg_governance__districts') }}

),

cities as (

    select city_code from tickets
    union
    select city_code from calls

),

-- a national code (GB/T 2260) tells its province by itself, also where a county-level city has a hotline of its own
int_cities_placed as (

    select
        cities.city_code,
        case
            when length(cities.city_code) = 6 then substr(cities.city_code, 1, 2) || '0000'
            else districts.parent_code
        end as province_code
    from cities
    left join districts
        on cities.city_code = districts.district_code

)

select * from int_cities_placed
