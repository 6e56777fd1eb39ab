with

tickets as (

    {{ kept('stg_ticket__tickets') }}

),

lines as (

    select * from {{ ref('lines') }}

),

channels as (

    select * from {{ ref('channels') }}

),

request_types as (

    select * from {{ ref('request_types') }}

),

categories as (

    {{ kept('stg_governance__categories') }}

),

cities_scheduled as (

    select * from {{ ref('int_cities_scheduled') }}

),

versions as (

    {{ latest_category_versions('categories') }}

),

int_tickets_classified as (

    select
        tickets.ticket_id,
        tickets.city_code,
        tickets.district_code,
        tickets.line_code,
        tickets.channel_code,
        channels.channel_group,
        tickets.requester_kind,
        tickets.request_type_code,
        request_types.is_consult,
        tickets.category_code,
        tickets.source_level,
        tickets.answered_by,
        tickets.status_code,
        tickets.agent_id,
        tickets.parent_ticket_id,
        tickets.accepted_at,
        cast(tickets.accepted_at as date) as accepted_date,
        tickets.closed_at,
        tickets.due_at,
        cities_scheduled.schedule_code,
        coalesce(tickets.category_version, versions.version, 'unversioned') as category_version,
        coalesce(tickets.urgency_code, 'normal') as urgency_code,
        tickets.answered_by in ('agent', 'specialist') as is_answered_online,
        tickets.status_code = 'cancelled' as is_cancelled,
        lines.counts_in_requests and tickets.status_code != 'cancelled' as is_counted,
        coalesce(tickets.is_reasonable, true) as is_reasonable,
        coalesce(tickets.is_on_site_required, false) as is_on_site_required

    from tickets

    left join lines
        on tickets.line_code = lines.line_code

    left join channels
        on tickets.channel_code = channels.channel_code

    left join request_types
        on tickets.request_type_code = request_types.request_type_code

    left join versions
        on tickets.category_code = versions.category_code

    left join cities_scheduled
        on tickets.city_code = cities_scheduled.city_code

)

select * from int_tickets_classified
