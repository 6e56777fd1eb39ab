with

categories as (

    select * from {{ landed('governance', 'categories') }}

),

superseded as (

    {{ superseded_rows('governance', 'categories') }}

),

latest as (

    select
        {{ columns_read('governance', 'categories') }}

    from categories

    where not exists (
        select 1
        from superseded
        where superseded._row_id = categories._row_id
    )

),

stg_governance__categories as (

    select
        {{ columns_typed('governance', 'categories') }}

    from latest

)

select * from stg_governance__categories
