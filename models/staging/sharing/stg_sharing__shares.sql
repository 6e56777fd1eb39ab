with

shares as (

    select * from {{ source('sharing', 'shares') }}

),

superseded as (

    {{ superseded_rows('sharing', 'shares') }}

),

stg_sharing__shares as (

    select
        {{ typed_columns('sharing', 'shares') }}

    from shares

    where not exists (
        select 1
        from superseded
        where superseded._row_id = shares._row_id
    )

)

select * from stg_sharing__shares
