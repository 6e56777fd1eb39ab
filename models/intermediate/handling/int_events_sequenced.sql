with

events as (

    {{ kept('stg_ticket__ticket_events') }}

),

-- events of one second stand in the order in which a ticket goes through them
ranked as (

    select
        event_id,
        ticket_id,
        event_type,
        occurred_at,
        unit_code,
        round,
        extension_working_days,
        coalesce(role, 'lead') as role,
        case event_type
            when 'information_requested' then 1
            when 'return_requested' then 2
            when 'return_accepted' then 3
            when 'rework_ordered' then 4
            when 'dispatched' then 5
            when 'signed' then 6
            when 'extension_requested' then 7
            when 'replied' then 9
            when 'review_rejected' then 10
            when 'completed' then 11
            when 'archived' then 12
            else 8
        end as stage

    from events

),

sequenced as (

    select
        *,
        row_number() over life as sequence_number,
        count(case when event_type = 'rework_ordered' then 1 end) over life as reworks,
        {{ last_filled("case when event_type = 'dispatched' and role = 'lead' then unit_code end") }} over life
            as lead_unit_code,
        {{ last_filled("case when event_type = 'dispatched' and role = 'assist' then unit_code end") }} over life
            as assist_unit_code

    from ranked

    window life as (
        partition by ticket_id
        order by occurred_at, stage, event_id
        rows between unbounded preceding and current row
    )

),

-- an event without a unit is that of the unit last dispatched to; one without a round is in the round last begun
int_events_sequenced as (

    select
        event_id,
        ticket_id,
        event_type,
        occurred_at,
        role,
        extension_working_days,
        sequence_number,
        coalesce(unit_code, case when role = 'assist' then assist_unit_code else lead_unit_code end) as unit_code,
        coalesce(round, 1 + reworks) as round

    from sequenced

)

select * from int_events_sequenced
