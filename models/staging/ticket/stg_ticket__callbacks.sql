with

callbacks as (

    select * from {{ source('ticket', 'callbacks') }}

),

superseded as (

    {{ superseded_rows('ticket', 'callbacks') }}

),

stg_ticket__callbacks as (

    select
        {{ typed_columns('ticket', 'callbacks') }}

    from callbacks

    where not exists (
        select 1
        from superseded
        where superseded._row_id = callbacks._row_id
    )

)

select * from stg_ticket__callbacks
