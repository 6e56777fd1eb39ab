with

populations as (

    select * from {{ source('governance', 'populations') }}

),

superseded as (

    {{ superseded_rows('governance', 'populations') }}

),

stg_governance__populations as (

    select
        {{ typed_columns('governance', 'populations') }}

    from populations

    where not exists (
        select 1
        from superseded
        where superseded._row_id = populations._row_id
    )

)

select * from stg_governance__populations
