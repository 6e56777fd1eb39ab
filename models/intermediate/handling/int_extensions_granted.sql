with

events as (

    select * from {{ ref('int_events_sequenced') }}

    where event_type in ('extension_requested', 'extension_approved', 'extension_rejected') and round = 1

),

terms as (

    select * from {{ ref('int_dispatches_terms_numbered') }}

),

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

),

clock as (

    select * from {{ ref('int_working_time_accumulated') }}

),

-- a ticket's first request uses up its only one; an approval without a request stands for both
requests as (

    select
        *,
        row_number() over (
            partition by ticket_id
            order by sequence_number
        ) as request_number

    from events

),

decisions as (

    select
        requests.ticket_id,
        requests.occurred_at as requested_at,
        decided.event_id as decision_id,
        decided.event_type as decision,
        coalesce(requests.extension_working_days, decided.extension_working_days) as extension_working_days,
        row_number() over (
            partition by requests.ticket_id
            order by decided.sequence_number
        ) as decision_number

    from requests

    inner join events as decided
        on requests.ticket_id = decided.ticket_id
        and requests.sequence_number <= decided.sequence_number
        and decided.event_type != 'extension_requested'

    where requests.request_number = 1

),

approved as (

    select
        decisions.ticket_id,
        decisions.decision_id,
        decisions.requested_at,
        decisions.extension_working_days,
        max(terms.term_number) as term_number

    from decisions

    inner join terms
        on decisions.ticket_id = terms.ticket_id
        and decisions.requested_at >= terms.term_started_at

    where decisions.decision_number = 1 and decisions.decision = 'extension_approved'

    group by all

),

int_extensions_granted as (

    select
        approved.ticket_id,
        approved.decision_id,
        approved.requested_at,
        approved.extension_working_days,
        approved.term_number,
        {{ opening_day_number('clock', 'approved.requested_at') }} as requested_on,
        {{ opening_second('clock', 'approved.requested_at') }} as requested_second

    from approved

    inner join tickets
        on approved.ticket_id = tickets.ticket_id

    inner join clock
        on tickets.schedule_code = clock.schedule_code
        and cast(approved.requested_at as date) = clock.calendar_date

)

select * from int_extensions_granted
