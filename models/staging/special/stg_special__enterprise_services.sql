with

enterprise_services as (

    select * from {{ landed('special', 'enterprise_services') }}

),

superseded as (

    {{ superseded_rows('special', 'enterprise_services') }}

),

latest as (

    select
        {{ columns_read('special', 'enterprise_services') }}

    from enterprise_services

    where not exists (
        select 1
        from superseded
        where superseded._row_id = enterprise_services._row_id
    )

),

stg_special__enterprise_services as (

    select
        {{ columns_typed('special', 'enterprise_services') }}

    from latest

)

select * from stg_special__enterprise_services
