with

requests as (

    select * from {{ ref('int_events_sequenced') }}

    where event_type = 'extension_requested' and round = 1

),

terms as (

    select * from {{ ref('int_dispatches_terms_numbered') }}

),

deadlines as (

    select * from {{ ref('int_dispatches_deadlines_assigned') }}

),

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

),

clock as (

    select * from {{ ref('int_working_time_accumulated') }}

),

-- the term it was asked for in; its dispatches have one deadline
asked as (

    select
        requests.event_id,
        max(deadlines.extensions_end_on) as extensions_end_on

    from requests

    inner join terms
        on requests.ticket_id = terms.ticket_id
        and requests.occurred_at >= terms.term_started_at

    inner join deadlines
        on terms.dispatch_id = deadlines.dispatch_id

    group by requests.event_id

),

fct_extension_requests as (

    select
        requests.event_id,
        requests.ticket_id,
        tickets.city_code,
        requests.unit_code,
        tickets.is_cancelled,
        requests.occurred_at as requested_at,
        cast(asked.extensions_end_on - {{ opening_day_number('clock', 'requests.occurred_at') }} as integer)
            as working_days_to_spare

    from requests

    inner join tickets
        on requests.ticket_id = tickets.ticket_id

    left join asked
        on requests.event_id = asked.event_id

    left join clock
        on tickets.schedule_code = clock.schedule_code
        and cast(requests.occurred_at as date) = clock.calendar_date

)

select * from fct_extension_requests
