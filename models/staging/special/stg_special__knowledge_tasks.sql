with

knowledge_tasks as (

    select * from {{ landed('special', 'knowledge_tasks') }}

),

superseded as (

    {{ superseded_rows('special', 'knowledge_tasks') }}

),

latest as (

    select
        {{ columns_read('special', 'knowledge_tasks') }}

    from knowledge_tasks

    where not exists (
        select 1
        from superseded
        where superseded._row_id = knowledge_tasks._row_id
    )

),

stg_special__knowledge_tasks as (

    select
        {{ columns_typed('special', 'knowledge_tasks') }}

    from latest

)

select * from stg_special__knowledge_tasks
