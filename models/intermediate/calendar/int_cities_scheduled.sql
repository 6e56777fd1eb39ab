with

tickets as (

    {{ kept('stg_ticket__tickets') }}

),

hours as (

    select * from {{ ref('working_hours') }}

),

cities as (

    select distinct city_code from tickets

),

areas_with_hours as (

    select distinct area_code from hours

),

ranked as (

    select
        cities.city_code,
        coalesce(areas_with_hours.area_code, 'default') as schedule_code,
        row_number() over (
            partition by cities.city_code
            order by {{ area_reach('areas_with_hours.area_code', 'cities.city_code') }}
        ) as nearness

    from cities

    inner join areas_with_hours
        on {{ area_reach('areas_with_hours.area_code', 'cities.city_code') }} is not null

),

int_cities_scheduled as (

    select
        city_code,
        schedule_code

    from ranked

    where nearness = 1

)

select * from int_cities_scheduled
