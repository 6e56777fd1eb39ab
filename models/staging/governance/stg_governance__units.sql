with

units as (

    select * from {{ landed('governance', 'units') }}

),

superseded as (

    {{ superseded_rows('governance', 'units') }}

),

latest as (

    select
        {{ columns_read('governance', 'units') }}

    from units

    where not exists (
        select 1
        from superseded
        where superseded._row_id = units._row_id
    )

),

stg_governance__units as (

    select
        {{ columns_typed('governance', 'units') }}

    from latest

)

select * from stg_governance__units
