with

calls as (

    select * from {{ landed('call', 'calls') }}

),

superseded as (

    {{ superseded_rows('call', 'calls') }}

),

latest as (

    select
        {{ columns_read('call', 'calls') }}

    from calls

    where not exists (
        select 1
        from superseded
        where superseded._row_id = calls._row_id
    )

),

stg_call__calls as (

    select
        {{ columns_typed('call', 'calls') }}

    from latest

)

select * from stg_call__calls
