with

events as (

    select * from {{ ref('int_events_sequenced') }}

    where event_type in ('extension_requested', 'extension_approved', 'extension_rejected') and round = 1

),

terms as (

    select * from {{ ref('int_dispatches_terms_numbered') }}

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
        coalesce(requests.extension_working_days, decided.extension_working_days) as extension_working_days,
        decided.event_type as decision,
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

int_extensions_granted as (

    select
        decisions.ticket_id,
        decisions.requested_at,
        decisions.extension_working_days,
        max(terms.term_number) as term_number

    from decisions

    inner join terms
        on decisions.ticket_id = terms.ticket_id
        and decisions.requested_at >= terms.term_started_at

    where decisions.decision_number = 1 and decisions.decision = 'extension_approved'

    group by
        decisions.ticket_id,
        decisions.requested_at,
        decisions.extension_working_days

)

select * from int_extensions_granted
