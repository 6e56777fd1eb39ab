with

populations as (

    {{ kept('stg_governance__populations') }}

),

days as (

    select * from {{ ref('int_calendar_days_classified') }}

),

years as (

    select distinct cast(extract(year from calendar_date) as bigint) as year from days

),

-- the year of a hotline's figures is over before its residents are counted: the last count known then stands
ranked as (

    select
        populations.area_code,
        years.year,
        populations.residents,
        populations.year as counted_year,
        row_number() over (
            partition by populations.area_code, years.year
            order by populations.year desc
        ) as age
    from populations
    inner join years
        on populations.year <= years.year

),

int_residents_carried_forward as (

    select
        area_code,
        year,
        counted_year,
        residents
    from ranked
    where age = 1

)

select * from int_residents_carried_forward
