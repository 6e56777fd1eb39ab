with

knowledge_items as (

    select * from {{ landed('special', 'knowledge_items') }}

),

superseded as (

    {{ superseded_rows('special', 'knowledge_items') }}

),

latest as (

    select
        {{ columns_read('special', 'knowledge_items') }}

    from knowledge_items

    where not exists (
        select 1
        from superseded
        where superseded._row_id = knowledge_items._row_id
    )

),

stg_special__knowledge_items as (

    select
        {{ columns_typed('special', 'knowledge_items') }}

    from latest

)

select * from stg_special__knowledge_items
