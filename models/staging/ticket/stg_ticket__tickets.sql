with

tickets as (

    select * from {{ source('ticket', 'tickets') }}

),

superseded as (

    {{ superseded_rows('ticket', 'tickets') }}

),

stg_ticket__tickets as (

    select
        {{ typed_columns('ticket', 'tickets') }}

    from tickets

    where not exists (
        select 1
        from superseded
        where superseded._row_id = tickets._row_id
    )

)

select * from stg_ticket__tickets
