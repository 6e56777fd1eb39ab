with

transfers as (

    {{ kept('stg_special__police_transfers') }}

),

ratings as (

    select * from {{ ref('satisfaction_codes') }}

),

latest_event as (

    select * from {{ ref('int_latest_event_found') }}

),

-- on time and satisfaction are 12345's own: of what came in, never of what it passed on
judged as (

    select
        transfers.*,
        transfers.direction = 'incoming' as is_incoming,
        transfers.direction = 'incoming'
        and transfers.due_at is not null
        and (coalesce(transfers.due_at < latest_event.as_of_at, false) or transfers.completed_at is not null) as is_due,
        transfers.direction = 'incoming' and coalesce(ratings.is_rated, false) as is_rated,
        transfers.direction = 'incoming' and coalesce(ratings.is_satisfied, false) as is_satisfied

    from transfers

    cross join latest_event

    left join ratings
        on transfers.satisfaction_code = ratings.satisfaction_code

),

fct_police_transfers as (

    select
        transfer_id,
        city_code,
        direction,
        transferred_at,
        cast(transferred_at as date) as transferred_date,
        ticket_id,
        due_at,
        cast(due_at as date) as due_date,
        completed_at,
        satisfaction_code,
        is_incoming,
        is_due,
        is_rated,
        is_satisfied,
        coalesce(partner_code, '110') as partner_code,
        is_due and coalesce(completed_at <= due_at, false) as is_on_time

    from judged

)

select * from fct_police_transfers
