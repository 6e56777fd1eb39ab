with

units as (

    select * from {{ source('governance', 'units') }}

),

superseded as (

    {{ superseded_rows('governance', 'units') }}

),

stg_governance__units as (

    select
        {{ typed_columns('governance', 'units') }}

    from units

    where not exists (
        select 1
        from superseded
        where superseded._row_id = units._row_id
    )

)

select * from stg_governance__units
