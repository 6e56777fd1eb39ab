with

knowledge_uses as (

    select * from {{ landed('special', 'knowledge_uses') }}

),

superseded as (

    {{ superseded_rows('special', 'knowledge_uses') }}

),

latest as (

    select
        {{ columns_read('special', 'knowledge_uses') }}

    from knowledge_uses

    where not exists (
        select 1
        from superseded
        where superseded._row_id = knowledge_uses._row_id
    )

),

stg_special__knowledge_uses as (

    select
        {{ columns_typed('special', 'knowledge_uses') }}

    from latest

)

select * from stg_special__knowledge_uses
