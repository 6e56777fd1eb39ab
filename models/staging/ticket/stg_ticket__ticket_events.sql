with

ticket_events as (

    select * from {{ landed('ticket', 'ticket_events') }}

),

superseded as (

    {{ superseded_rows('ticket', 'ticket_events') }}

),

latest as (

    select
        {{ columns_read('ticket', 'ticket_events') }}

    from ticket_events

    where not exists (
        select 1
        from superseded
        where superseded._row_id = ticket_events._row_id
    )

),

stg_ticket__ticket_events as (

    select
        {{ columns_typed('ticket', 'ticket_events') }}

    from latest

)

select * from stg_ticket__ticket_events
