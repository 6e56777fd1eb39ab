with

callbacks as (

    {{ kept('stg_ticket__callbacks') }}

),

satisfaction_codes as (

    select * from {{ ref('satisfaction_codes') }}

),

events as (

    select * from {{ ref('int_events_sequenced') }}

),

-- few callbacks name no round, and few tickets have a later one: these are looked for on their own
reworks as (

    select
        unnumbered.callback_id,
        unnumbered.ticket_id,
        count(*) as reworks_before

    from ({{ kept('stg_ticket__callbacks') }}) as unnumbered

    inner join events
        on unnumbered.ticket_id = events.ticket_id
        and unnumbered.invited_at >= events.occurred_at

    where unnumbered.round is null and events.event_type = 'rework_ordered'

    group by
        unnumbered.callback_id,
        unnumbered.ticket_id

),

later_rounds as (

    select
        ticket_id,
        1 + reworks_before as round

    from reworks

    union all

    select
        ticket_id,
        round

    from ({{ kept('stg_ticket__callbacks') }}) as numbered

    where round > 1

),

last_rounds as (

    select
        ticket_id,
        max(round) as last_callback_round

    from later_rounds

    group by ticket_id

),

-- an invitation that names no round belongs to the one that the last order to work again began
rated as (

    select
        callbacks.callback_id,
        callbacks.ticket_id,
        callbacks.subject,
        callbacks.method,
        callbacks.invited_at,
        cast(callbacks.invited_at as date) as invited_date,
        callbacks.responded_at,
        callbacks.satisfaction_code,
        callbacks.resolved_code,
        coalesce(callbacks.invitation_id, callbacks.callback_id) as invitation_id,
        coalesce(callbacks.is_valid, true) as is_valid,
        coalesce(satisfaction_codes.is_rated, false) as is_rated,
        coalesce(satisfaction_codes.is_satisfied, false) as is_satisfied,
        coalesce(callbacks.round, 1 + coalesce(reworks.reworks_before, 0)) as round

    from callbacks

    left join satisfaction_codes
        on callbacks.satisfaction_code = satisfaction_codes.satisfaction_code

    left join reworks
        on callbacks.callback_id = reworks.callback_id

),

-- one row stands for its invitation, so that invitations can be summed
int_callbacks_rated as (

    select
        rated.*,
        row_number() over invitation = 1 as is_invitation,
        max(case when rated.is_rated then 1 else 0 end) over (
            invitation rows between unbounded preceding and unbounded following
        ) = 1 as is_any_rated,
        coalesce(last_rounds.last_callback_round, 1) as last_callback_round

    from rated

    left join last_rounds
        on rated.ticket_id = last_rounds.ticket_id

    window invitation as (
        partition by rated.invitation_id
        order by rated.invited_at, rated.callback_id
    )

)

select * from int_callbacks_rated
