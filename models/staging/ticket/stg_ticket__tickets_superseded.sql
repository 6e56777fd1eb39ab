with

received as (

    select * from {{ source('ticket', 'tickets') }}

),

standing as (

    select _row_id from {{ ref('stg_ticket__tickets') }}

),

stg_ticket__tickets_superseded as (

    select
        {{ read_text('ticket_id', 'code') }} as ticket_id,
        {{ read_text('category_version', 'code') }} as category_version,
        {{ read_text('category_code', 'code') }} as category_code,
        {{ read_text('updated_at', 'timestamp') }} as updated_at,
        _row_id

    from received

    where not exists (
        select 1
        from standing
        where received._row_id = standing._row_id
    )

)

select * from stg_ticket__tickets_superseded
