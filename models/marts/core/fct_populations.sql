with

populations as (

    {{ kept('stg_governance__populations') }}

),

fct_populations as (

    select
        area_code,
        year,
        residents

    from populations

)

select * from fct_populations
