with

events as (

    select * from {{ ref('int_events_sequenced') }}

    where event_type in ('dispatched', 'signed', 'return_requested', 'return_accepted', 'arrived_on_site', 'replied')

),

-- what a unit does belongs to its latest dispatch of that ticket
numbered as (

    select
        *,
        count(case when event_type = 'dispatched' then 1 end) over history as unit_dispatch_number,
        max(case when event_type = 'return_requested' then occurred_at end) over history as last_requested_at

    from events

    window history as (
        partition by ticket_id, unit_code
        order by sequence_number
    )

),

answered as (

    select
        ticket_id,
        unit_code,
        unit_dispatch_number,
        max(event_id) filter (where event_type = 'dispatched') as dispatch_id,
        max(role) filter (where event_type = 'dispatched') as role,
        max(round) filter (where event_type = 'dispatched') as round,
        max(occurred_at) filter (where event_type = 'dispatched') as dispatched_at,
        max(sequence_number) filter (where event_type = 'dispatched') as sequence_number,
        min(occurred_at) filter (
            where event_type in ('signed', 'return_requested', 'replied')
        ) as signed_at,
        min(occurred_at) filter (where event_type = 'arrived_on_site') as arrived_at,
        min(occurred_at) filter (where event_type = 'return_accepted') as return_accepted_at,
        min(sequence_number) filter (where event_type = 'return_accepted') as return_accepted_sequence,
        min(last_requested_at) filter (where event_type = 'return_accepted') as last_requested_at

    from numbered

    where unit_dispatch_number > 0

    group by
        ticket_id,
        unit_code,
        unit_dispatch_number

),

-- a return accepted without having been asked for counts as asked when it was accepted
int_dispatches_ranked as (

    select
        dispatch_id,
        ticket_id,
        unit_code,
        role,
        round,
        dispatched_at,
        cast(dispatched_at as date) as dispatched_date,
        sequence_number,
        signed_at,
        arrived_at,
        return_accepted_sequence,
        role = 'lead' and round = 1 as is_first_round_lead,
        role = 'lead' and round = 1 and sequence_number = max(
            case when role = 'lead' and round = 1 then sequence_number end
        ) over (partition by ticket_id) as is_last_lead,
        return_accepted_sequence is not null as is_returned,
        case
            when last_requested_at >= dispatched_at then last_requested_at
            else return_accepted_at
        end as return_requested_at

    from answered

)

select * from int_dispatches_ranked
