with

tickets as (

    select * from {{ ref('int_tickets_classified') }}

),

int_tickets_under_rules as (

    select
        ticket_id,
        city_code,
        line_code,
        request_type_code,
        urgency_code,
        source_level,
        schedule_code,
        status_code,
        accepted_at,
        accepted_date,
        closed_at,
        due_at,
        is_answered_online,
        is_cancelled,
        is_on_site_required

    from tickets

)

select * from int_tickets_under_rules
