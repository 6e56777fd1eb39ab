with

districts as (

    select * from {{ source('governance', 'districts') }}

),

superseded as (

    {{ superseded_rows('governance', 'districts') }}

),

stg_governance__districts as (

    select
        {{ typed_columns('governance', 'districts') }}

    from districts

    where not exists (
        select 1
        from superseded
        where superseded._row_id = districts._row_id
    )

)

select * from stg_governance__districts
