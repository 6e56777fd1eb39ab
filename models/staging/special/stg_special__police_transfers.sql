with

police_transfers as (

    select * from {{ source('special', 'police_transfers') }}

),

superseded as (

    {{ superseded_rows('special', 'police_transfers') }}

),

stg_special__police_transfers as (

    select
        {{ typed_columns('special', 'police_transfers') }}

    from police_transfers

    where not exists (
        select 1
        from superseded
        where superseded._row_id = police_transfers._row_id
    )

)

select * from stg_special__police_transfers
