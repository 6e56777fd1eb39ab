with

tickets as (

    {{ kept('stg_ticket__tickets') }}

),

-- whoever left a number is told by it, else by the document
identified as (

    select
        ticket_id,
        accepted_at,
        city_code,
        category_code,
        coalesce(requester_phone, requester_id_number) as requester

    from tickets

    where
        status_code != 'cancelled'
        and coalesce(requester_phone, requester_id_number) is not null

),

followed as (

    select
        ticket_id,
        accepted_at,
        lag(ticket_id) over earlier as earlier_ticket_id,
        lag(accepted_at) over earlier as earlier_accepted_at

    from identified

    window earlier as (
        partition by requester, category_code, city_code
        order by accepted_at, ticket_id
    )

),

int_tickets_repeats_linked as (

    select
        ticket_id,
        earlier_ticket_id

    from followed

    where {{ seconds_between('earlier_accepted_at', 'accepted_at') }} <= 30 * 86400

)

select * from int_tickets_repeats_linked
