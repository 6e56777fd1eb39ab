with

ticket_events as (

    select * from {{ source('ticket', 'ticket_events') }}

),

superseded as (

    {{ superseded_rows('ticket', 'ticket_events') }}

),

stg_ticket__ticket_events as (

    select
        {{ typed_columns('ticket', 'ticket_events') }}

    from ticket_events

    where not exists (
        select 1
        from superseded
        where superseded._row_id = ticket_events._row_id
    )

)

select * from stg_ticket__ticket_events
