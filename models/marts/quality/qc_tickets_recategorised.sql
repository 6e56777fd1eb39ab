with

tickets as (

    select * from {{ ref('fct_tickets') }}

    where answered_by = 'unit' and not is_cancelled

),

versions as (

    {{ kept('stg_ticket__tickets_superseded') }}

),

-- another category of the same list, still there when the unit was done
earlier as (

    select
        tickets.ticket_id,
        tickets.city_code,
        tickets.unit_code,
        tickets.unit_completed_at,
        tickets.category_version,
        versions.category_code as earlier_category_code,
        tickets.category_code,
        versions.updated_at as last_reported_at,
        row_number() over (
            partition by tickets.ticket_id
            order by versions.updated_at desc, versions._row_id desc
        ) as recency

    from tickets

    inner join versions
        on tickets.ticket_id = versions.ticket_id
        and tickets.unit_completed_at <= versions.updated_at
        and tickets.category_code != versions.category_code
        and tickets.category_version = coalesce(versions.category_version, tickets.category_version)

),

qc_tickets_recategorised as (

    select
        ticket_id,
        city_code,
        unit_code,
        unit_completed_at,
        category_version,
        earlier_category_code,
        category_code,
        last_reported_at

    from earlier

    where recency = 1

)

select * from qc_tickets_recategorised
