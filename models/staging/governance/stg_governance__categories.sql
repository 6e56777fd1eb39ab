with

categories as (

    select * from {{ source('governance', 'categories') }}

),

superseded as (

    {{ superseded_rows('governance', 'categories') }}

),

stg_governance__categories as (

    select
        {{ typed_columns('governance', 'categories') }}

    from categories

    where not exists (
        select 1
        from superseded
        where superseded._row_id = categories._row_id
    )

)

select * from stg_governance__categories
