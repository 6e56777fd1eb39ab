with

populations as (

    select * from {{ landed('governance', 'populations') }}

),

superseded as (

    {{ superseded_rows('governance', 'populations') }}

),

latest as (

    select
        {{ columns_read('governance', 'populations') }}

    from populations

    where not exists (
        select 1
        from superseded
        where superseded._row_id = populations._row_id
    )

),

stg_governance__populations as (

    select
        {{ columns_typed('governance', 'populations') }}

    from latest

)

select * from stg_governance__populations
