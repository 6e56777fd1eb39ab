with

knowledge_tasks as (

    select * from {{ source('special', 'knowledge_tasks') }}

),

superseded as (

    {{ superseded_rows('special', 'knowledge_tasks') }}

),

stg_special__knowledge_tasks as (

    select
        {{ typed_columns('special', 'knowledge_tasks') }}

    from knowledge_tasks

    where not exists (
        select 1
        from superseded
        where superseded._row_id = knowledge_tasks._row_id
    )

)

select * from stg_special__knowledge_tasks
