with

tickets as (

    {{ kept('stg_ticket__tickets') }}

),

shr_tickets as (

    select
        ticket_id,
        requester_name,
        requester_phone,
        requester_id_number,
        is_confidential,
        longitude,
        latitude,
        title,
        place,
        content,
        answer

    from tickets

)

select * from shr_tickets
