with

agents as (

    select * from {{ source('call', 'agents') }}

),

superseded as (

    {{ superseded_rows('call', 'agents') }}

),

stg_call__agents as (

    select
        {{ typed_columns('call', 'agents') }}

    from agents

    where not exists (
        select 1
        from superseded
        where superseded._row_id = agents._row_id
    )

)

select * from stg_call__agents
