with

files as (

    select * from {{ source('ledger', 'landed_files') }}

),

tickets as (

    {{ cities_of_tickets() }}

),

-- events and callbacks are of their ticket's city
arrived as (

    {% for model in ('stg_ticket__tickets', 'stg_call__calls', 'stg_special__police_transfers') -%}
        {{ received(model, 'city_code') }}
        union all
    {% endfor -%}
    {% for model in ('stg_ticket__ticket_events', 'stg_ticket__callbacks') -%}
        select
            of_ticket.table_name,
            of_ticket.file_seq,
            of_ticket.updated_at,
            tickets.city_code,
            of_ticket.is_kept
        from ({{ received(model, 'ticket_id') }}) as of_ticket
        left join tickets
            on of_ticket.ticket_id = tickets.ticket_id
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

counted as (

    select
        arrived.table_name,
        arrived.file_seq,
        arrived.city_code,
        cast(arrived.updated_at as date) as updated_date,
        count(*) as received_rows,
        count(*) filter (where arrived.is_kept) as accurate_rows,
        count(*) filter (
            where {{ seconds_between('arrived.updated_at', 'files.landed_at') }} <= 24 * 3600
        ) as timely_rows

    from arrived

    inner join files
        on arrived.file_seq = files.file_seq

    group by
        arrived.table_name,
        arrived.file_seq,
        arrived.city_code,
        cast(arrived.updated_at as date)

),

int_rows_received_timed as (

    select
        *,
        {{ hashed(['table_name', 'file_seq', 'updated_date']) }} as received_part

    from counted

)

select * from int_rows_received_timed
