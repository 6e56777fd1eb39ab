with

inspections as (

    select * from {{ source('ticket', 'inspections') }}

),

superseded as (

    {{ superseded_rows('ticket', 'inspections') }}

),

stg_ticket__inspections as (

    select
        {{ typed_columns('ticket', 'inspections') }}

    from inspections

    where not exists (
        select 1
        from superseded
        where superseded._row_id = inspections._row_id
    )

)

select * from stg_ticket__inspections
