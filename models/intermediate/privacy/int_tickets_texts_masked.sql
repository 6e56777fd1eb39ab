with

tickets as (

    {{ kept('stg_ticket__tickets') }}

),

int_tickets_texts_masked as (

    select
        ticket_id,
        {{ mask_text('title') }} as title,
        {{ mask_text('place') }} as place,
        {{ mask_text('content') }} as content,
        {{ mask_text('answer') }} as answer

    from tickets

)

select * from int_tickets_texts_masked
