with

districts as (

    select * from {{ landed('governance', 'districts') }}

),

superseded as (

    {{ superseded_rows('governance', 'districts') }}

),

latest as (

    select
        {{ columns_read('governance', 'districts') }}

    from districts

    where not exists (
        select 1
        from superseded
        where superseded._row_id = districts._row_id
    )

),

stg_governance__districts as (

    select
        {{ columns_typed('governance', 'districts') }}

    from latest

)

select * from stg_governance__districts
