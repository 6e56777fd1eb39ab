with

agents as (

    select * from {{ landed('call', 'agents') }}

),

superseded as (

    {{ superseded_rows('call', 'agents') }}

),

latest as (

    select
        {{ columns_read('call', 'agents') }}

    from agents

    where not exists (
        select 1
        from superseded
        where superseded._row_id = agents._row_id
    )

),

stg_call__agents as (

    select
        {{ columns_typed('call', 'agents') }}

    from latest

)

select * from stg_call__agents
