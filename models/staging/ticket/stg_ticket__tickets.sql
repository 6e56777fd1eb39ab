with

tickets as (

    select * from {{ landed('ticket', 'tickets') }}

),

superseded as (

    {{ superseded_rows('ticket', 'tickets') }}

),

latest as (

    select
        {{ columns_read('ticket', 'tickets') }}

    from tickets

    where not exists (
        select 1
        from superseded
        where superseded._row_id = tickets._row_id
    )

),

stg_ticket__tickets as (

    select
        {{ columns_typed('ticket', 'tickets') }}

    from latest

)

select * from stg_ticket__tickets
