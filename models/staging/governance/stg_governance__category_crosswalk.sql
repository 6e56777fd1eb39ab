with

category_crosswalk as (

    select * from {{ landed('governance', 'category_crosswalk') }}

),

superseded as (

    {{ superseded_rows('governance', 'category_crosswalk') }}

),

latest as (

    select
        {{ columns_read('governance', 'category_crosswalk') }}

    from category_crosswalk

    where not exists (
        select 1
        from superseded
        where superseded._row_id = category_crosswalk._row_id
    )

),

stg_governance__category_crosswalk as (

    select
        {{ columns_typed('governance', 'category_crosswalk') }}

    from latest

)

select * from stg_governance__category_crosswalk
