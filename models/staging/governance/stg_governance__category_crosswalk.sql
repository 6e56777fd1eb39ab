with

category_crosswalk as (

    select * from {{ source('governance', 'category_crosswalk') }}

),

superseded as (

    {{ superseded_rows('governance', 'category_crosswalk') }}

),

stg_governance__category_crosswalk as (

    select
        {{ typed_columns('governance', 'category_crosswalk') }}

    from category_crosswalk

    where not exists (
        select 1
        from superseded
        where superseded._row_id = category_crosswalk._row_id
    )

)

select * from stg_governance__category_crosswalk
