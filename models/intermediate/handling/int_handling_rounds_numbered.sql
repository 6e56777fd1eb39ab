with

events as (

    select * from {{ ref('int_events_sequenced') }}

    where
        round > 1
        and event_type in ('rework_ordered', 'dispatched', 'replied', 'completed', 'archived')

),

-- a round that nobody ordered begins with its first dispatch
begun as (

    select
        ticket_id,
        round,
        coalesce(
            min(occurred_at) filter (where event_type = 'rework_ordered'),
            min(occurred_at) filter (where event_type = 'dispatched')
        ) as ordered_at,
        max(sequence_number) filter (where event_type = 'dispatched' and role = 'lead') as dispatch_number,
        coalesce(
            min(occurred_at) filter (where event_type = 'completed'),
            min(occurred_at) filter (where event_type = 'archived')
        ) as completed_at

    from events

    group by
        ticket_id,
        round

),

-- as in round 1 the unit's part ends with its last reply before the completion
int_handling_rounds_numbered as (

    select
        begun.ticket_id,
        begun.round,
        begun.ordered_at,
        cast(begun.ordered_at as date) as ordered_date,
        max(events.unit_code) filter (where events.sequence_number = begun.dispatch_number) as unit_code,
        coalesce(
            max(events.occurred_at) filter (
                where events.event_type = 'replied'
                and events.role = 'lead'
                and events.occurred_at <= begun.completed_at
                and events.sequence_number > coalesce(begun.dispatch_number, 0)
            ),
            begun.completed_at
        ) as unit_completed_at

    from begun

    inner join events
        on begun.ticket_id = events.ticket_id
        and begun.round = events.round

    where begun.ordered_at is not null

    group by
        begun.ticket_id,
        begun.round,
        begun.ordered_at,
        begun.completed_at

)

select * from int_handling_rounds_numbered
