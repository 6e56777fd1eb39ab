with

callbacks as (

    select * from {{ landed('ticket', 'callbacks') }}

),

superseded as (

    {{ superseded_rows('ticket', 'callbacks') }}

),

latest as (

    select
        {{ columns_read('ticket', 'callbacks') }}

    from callbacks

    where not exists (
        select 1
        from superseded
        where superseded._row_id = callbacks._row_id
    )

),

stg_ticket__callbacks as (

    select
        {{ columns_typed('ticket', 'callbacks') }}

    from latest

)

select * from stg_ticket__callbacks
