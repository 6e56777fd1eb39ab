with

events as (

    {{ kept('stg_ticket__ticket_events') }}

),

-- events of one second are put in the order in which a ticket goes through them
ordered as (

    select
        event_id,
        ticket_id,
        event_type,
        occurred_at,
        unit_code,
        coalesce(role, 'lead') as role,
        round,
        extension_working_days,
        row_number() over (
            partition by ticket_id
            order by
                occurred_at,
                case event_type
                    when 'information_requested' then 1
                    when 'return_requested' then 2
                    when 'return_accepted' then 3
                    when 'rework_ordered' then 4
                    when 'dispatched' then 5
                    when 'signed' then 6
                    when 'replied' then 8
                    when 'review_rejected' then 9
                    when 'completed' then 10
                    when 'archived' then 11
                    else 7
                end,
                event_id
        ) as sequence_number

    from events

),

-- an event that names no round belongs to the one that the last order to work again began
int_events_sequenced as (

    select
        event_id,
        ticket_id,
        event_type,
        occurred_at,
        coalesce(
            unit_code,
            {{ last_filled("case when event_type = 'dispatched' then unit_code end") }} over (
                partition by ticket_id, role
                order by sequence_number
            )
        ) as unit_code,
        role,
        coalesce(
            round,
            1 + count(case when event_type = 'rework_ordered' then 1 end) over (
                partition by ticket_id
                order by sequence_number
            )
        ) as round,
        extension_working_days,
        sequence_number

    from ordered

)

select * from int_events_sequenced
