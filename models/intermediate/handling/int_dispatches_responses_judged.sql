with

dispatches as (

    select * from {{ ref('int_dispatches_ranked') }}

),

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

    where
        not is_cancelled
        and (urgency_code in ('urgent', 'special_urgent') or is_on_site_required)

),

units as (

    {{ kept('stg_governance__units') }}

),

-- the tier the unit had on the day of the dispatch
tiers as (

    select
        unit_code,
        linkage_tier,
        valid_from,
        {{ last_day_in_force('unit_code') }} as last_day

    from units

),

latest_event as (

    select * from {{ ref('int_latest_event_found') }}

),

awaited as (

    select
        dispatches.dispatch_id,
        dispatches.arrived_at,
        latest_event.as_of_at,
        {{ add_seconds('dispatches.dispatched_at', '30 * 60') }} as limit_at,
        tiers.linkage_tier = '1' and tickets.is_on_site_required and not dispatches.is_returned as needs_arrival,
        tickets.urgency_code in ('urgent', 'special_urgent') as needs_response,
        least(
            coalesce(dispatches.signed_at, dispatches.arrived_at),
            coalesce(dispatches.arrived_at, dispatches.signed_at)
        ) as responded_at

    from dispatches

    inner join tickets
        on dispatches.ticket_id = tickets.ticket_id

    inner join tiers
        on dispatches.unit_code = tiers.unit_code
        and dispatches.dispatched_date >= tiers.valid_from
        and dispatches.dispatched_date <= coalesce(tiers.last_day, dispatches.dispatched_date)

    cross join latest_event

    where tiers.linkage_tier in ('1', '2')

),

int_dispatches_responses_judged as (

    select
        dispatch_id,
        needs_arrival and (arrived_at is not null or limit_at < as_of_at) as is_arrival_due,
        needs_arrival and coalesce(arrived_at <= limit_at, false) as is_arrived_on_time,
        needs_response and (responded_at is not null or limit_at < as_of_at) as is_response_due,
        needs_response and coalesce(responded_at <= limit_at, false) as is_response_on_time

    from awaited

)

select * from int_dispatches_responses_judged
