with

tickets as (

    select * from {{ source('ticket', 'tickets') }}

),

versions as (

    select
        {{ read_text('ticket_id', 'code') }} as ticket_id,
        {{ read_text('category_version', 'code') }} as category_version,
        {{ read_text('category_code', 'code') }} as category_code,
        {{ read_text('updated_at', 'timestamp') }} as updated_at,
        _row_id

    from tickets

),

recategorised as (

    select ticket_id

    from versions

    group by ticket_id

    having min(category_code) != max(category_code)

),

stg_ticket__tickets_recategorised as (

    select versions.*

    from versions

    inner join recategorised
        on versions.ticket_id = recategorised.ticket_id

)

select * from stg_ticket__tickets_recategorised
