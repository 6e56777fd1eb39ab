with

callbacks as (

    select * from {{ ref('int_callbacks_rated') }}

),

tickets as (

    select * from {{ touched_rows(ref('fct_tickets'), 'ticket_id') }}

),

combined as (

    select
        callbacks.*,
        tickets.city_code,
        tickets.district_code,
        tickets.line_code,
        tickets.unit_code,
        tickets.request_type_code,
        tickets.requester_kind,
        tickets.category_version,
        tickets.category_code,
        tickets.channel_code,
        tickets.is_counted,
        tickets.is_cancelled,
        tickets.is_reasonable,
        callbacks.subject = 'unit' and callbacks.is_valid and not tickets.is_cancelled as is_about_unit,
        greatest(tickets.handling_rounds, callbacks.last_callback_round) as last_round

    from callbacks

    left join tickets
        on callbacks.ticket_id = tickets.ticket_id

),

fct_callbacks as (

    select
        callback_id,
        invitation_id,
        ticket_id,
        city_code,
        district_code,
        line_code,
        unit_code,
        request_type_code,
        requester_kind,
        category_version,
        category_code,
        channel_code,
        subject,
        method,
        invited_at,
        invited_date,
        responded_at,
        satisfaction_code,
        resolved_code,
        round,
        is_counted,
        is_cancelled,
        is_valid,
        is_invitation,
        is_rated,
        is_satisfied,
        is_invitation and is_any_rated as is_invitation_rated,
        is_about_unit and is_reasonable and coalesce(resolved_code, 'none') != 'none' as is_resolution_rated,
        is_about_unit and is_reasonable and coalesce(resolved_code, 'none') = 'resolved' as is_resolved,
        last_round > 1 as is_reworked,
        round = 1 as is_first_round,
        round = last_round as is_last_round

    from combined

)

select * from fct_callbacks
