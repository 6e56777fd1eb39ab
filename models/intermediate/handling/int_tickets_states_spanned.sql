with

tickets as (

    select * from {{ ref('int_tickets_under_rules') }}

),

events as (

    select * from {{ ref('int_events_sequenced') }}

),

marked as (

    select distinct ticket_id from events

    where event_type in ('key_listed', 'unclosed_marked')

),

changes as (

    select
        events.ticket_id,
        events.occurred_at,
        events.sequence_number,
        case when events.event_type in ('key_listed', 'key_struck_off') then 'key_listed' else 'unclosed' end as state,
        events.event_type in ('key_listed', 'unclosed_marked') as is_beginning

    from events

    inner join marked
        on events.ticket_id = marked.ticket_id

    where events.event_type in ('key_listed', 'key_struck_off', 'unclosed_marked', 'completed', 'archived')

),

-- whoever is marked twice stays marked; the mark after an ending begins anew
numbered as (

    select
        *,
        count(case when not is_beginning then 1 end) over (
            partition by ticket_id, state
            order by sequence_number
            rows between unbounded preceding and current row
        ) as endings

    from changes

),

spells as (

    select
        ticket_id,
        state,
        endings,
        min(occurred_at) filter (where is_beginning) as began_at,
        min(occurred_at) filter (where not is_beginning) as previous_ended_at

    from numbered

    group by
        ticket_id,
        state,
        endings

),

ended as (

    select
        ticket_id,
        state,
        began_at,
        lead(previous_ended_at) over (
            partition by ticket_id, state
            order by endings
        ) as ended_at

    from spells

),

-- who leaves the hotline's care leaves its lists, whether struck off or not
int_tickets_states_spanned as (

    select
        ended.ticket_id,
        ended.state,
        ended.began_at,
        coalesce(
            ended.ended_at,
            case
                when
                    tickets.status_code = 'terminated'
                    or (ended.state != 'key_listed' and tickets.status_code in ('completed', 'archived'))
                    then greatest(coalesce(tickets.closed_at, ended.began_at), ended.began_at)
            end
        ) as ended_at

    from ended

    inner join tickets
        on ended.ticket_id = tickets.ticket_id

    where ended.began_at is not null and not tickets.is_cancelled

)

select * from int_tickets_states_spanned
