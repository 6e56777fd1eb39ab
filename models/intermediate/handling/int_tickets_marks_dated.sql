with

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

),

durations as (

    select * from {{ ref('int_tickets_durations_measured') }}

),

events as (

    select * from {{ ref('int_events_sequenced') }}

),

extensions as (

    select * from {{ ref('int_extensions_judged') }}

),

-- a ticket counts once, when it happened first
marked as (

    select
        ticket_id,
        case event_type when 'rework_ordered' then 'reworked' else event_type end as mark,
        min(occurred_at) as marked_at,
        cast(null as varchar) as unit_code

    from events

    where event_type in ('supervised', 'escalated', 'rework_ordered')

    group by
        ticket_id,
        event_type

    union all

    select
        ticket_id,
        'terminated' as mark,
        coalesce(closed_at, accepted_at) as marked_at,
        null as unit_code

    from tickets

    where status_code = 'terminated'

    union all

    -- a deadline of the sender's may hold the extension already
    select
        extensions.ticket_id,
        'void_extension' as mark,
        extensions.approved_at as marked_at,
        extensions.unit_code

    from extensions

    inner join tickets
        on extensions.ticket_id = tickets.ticket_id

    where tickets.due_at is null and not extensions.has_moved_the_deadline

),

int_tickets_marks_dated as (

    select
        marked.ticket_id,
        marked.mark,
        marked.marked_at,
        coalesce(marked.unit_code, durations.unit_code) as unit_code

    from marked

    inner join durations
        on marked.ticket_id = durations.ticket_id

)

select * from int_tickets_marks_dated
