with

enterprise_services as (

    select * from {{ source('special', 'enterprise_services') }}

),

superseded as (

    {{ superseded_rows('special', 'enterprise_services') }}

),

stg_special__enterprise_services as (

    select
        {{ typed_columns('special', 'enterprise_services') }}

    from enterprise_services

    where not exists (
        select 1
        from superseded
        where superseded._row_id = enterprise_services._row_id
    )

)

select * from stg_special__enterprise_services
