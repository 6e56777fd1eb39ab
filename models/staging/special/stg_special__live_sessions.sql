with

live_sessions as (

    select * from {{ landed('special', 'live_sessions') }}

),

superseded as (

    {{ superseded_rows('special', 'live_sessions') }}

),

latest as (

    select
        {{ columns_read('special', 'live_sessions') }}

    from live_sessions

    where not exists (
        select 1
        from superseded
        where superseded._row_id = live_sessions._row_id
    )

),

stg_special__live_sessions as (

    select
        {{ columns_typed('special', 'live_sessions') }}

    from latest

)

select * from stg_special__live_sessions
