with

events as (

    select * from {{ ref('int_events_sequenced') }}

    where event_type = 'extension_approved' and round = 1

),

terms as (

    select * from {{ ref('int_dispatches_terms_numbered') }}

),

deadlines as (

    select * from {{ ref('int_dispatches_deadlines_assigned') }}

),

extensions as (

    select * from {{ ref('int_extensions_granted') }}

),

moved as (

    select distinct extensions.decision_id

    from extensions

    inner join terms
        on extensions.ticket_id = terms.ticket_id
        and extensions.term_number = terms.term_number

    inner join deadlines
        on terms.dispatch_id = deadlines.dispatch_id

    where deadlines.is_extended

),

int_extensions_judged as (

    select
        events.event_id,
        events.ticket_id,
        events.unit_code,
        events.occurred_at as approved_at,
        moved.decision_id is not null as has_moved_the_deadline

    from events

    left join moved
        on events.event_id = moved.decision_id

)

select * from int_extensions_judged
