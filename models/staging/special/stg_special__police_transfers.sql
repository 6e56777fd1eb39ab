with

police_transfers as (

    select * from {{ landed('special', 'police_transfers') }}

),

superseded as (

    {{ superseded_rows('special', 'police_transfers') }}

),

latest as (

    select
        {{ columns_read('special', 'police_transfers') }}

    from police_transfers

    where not exists (
        select 1
        from superseded
        where superseded._row_id = police_transfers._row_id
    )

),

stg_special__police_transfers as (

    select
        {{ columns_typed('special', 'police_transfers') }}

    from latest

)

select * from stg_special__police_transfers
