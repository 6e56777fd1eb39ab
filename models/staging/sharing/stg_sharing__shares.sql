with

shares as (

    select * from {{ landed('sharing', 'shares') }}

),

superseded as (

    {{ superseded_rows('sharing', 'shares') }}

),

latest as (

    select
        {{ columns_read('sharing', 'shares') }}

    from shares

    where not exists (
        select 1
        from superseded
        where superseded._row_id = shares._row_id
    )

),

stg_sharing__shares as (

    select
        {{ columns_typed('sharing', 'shares') }}

    from latest

)

select * from stg_sharing__shares
