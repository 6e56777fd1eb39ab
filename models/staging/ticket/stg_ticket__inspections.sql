with

inspections as (

    select * from {{ landed('ticket', 'inspections') }}

),

superseded as (

    {{ superseded_rows('ticket', 'inspections') }}

),

latest as (

    select
        {{ columns_read('ticket', 'inspections') }}

    from inspections

    where not exists (
        select 1
        from superseded
        where superseded._row_id = inspections._row_id
    )

),

stg_ticket__inspections as (

    select
        {{ columns_typed('ticket', 'inspections') }}

    from latest

)

select * from stg_ticket__inspections
