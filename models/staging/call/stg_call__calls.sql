with

calls as (

    select * from {{ source('call', 'calls') }}

),

superseded as (

    {{ superseded_rows('call', 'calls') }}

),

stg_call__calls as (

    select
        {{ typed_columns('call', 'calls') }}

    from calls

    where not exists (
        select 1
        from superseded
        where superseded._row_id = calls._row_id
    )

)

select * from stg_call__calls
