with

tickets as (

    {{ kept('stg_ticket__tickets') }}

),

classified as (

    select * from {{ ref('int_tickets_classified') }}

    where not is_cancelled

),

-- whoever left a number is told by it, else by the document
identified as (

    select
        classified.ticket_id,
        classified.accepted_at,
        lag(classified.ticket_id) over earlier as earlier_ticket_id,
        lag(classified.accepted_at) over earlier as earlier_accepted_at

    from classified

    inner join tickets
        on classified.ticket_id = tickets.ticket_id

    where coalesce(tickets.requester_phone, tickets.requester_id_number) is not null

    window earlier as (
        partition by
            classified.city_code,
            classified.category_version,
            classified.category_code,
            coalesce(tickets.requester_phone, tickets.requester_id_number)
        order by classified.accepted_at, classified.ticket_id
    )

),

int_tickets_repeats_linked as (

    select
        ticket_id,
        earlier_ticket_id

    from identified

    where {{ seconds_between('earlier_accepted_at', 'accepted_at') }} <= 30 * 86400

)

select * from int_tickets_repeats_linked
