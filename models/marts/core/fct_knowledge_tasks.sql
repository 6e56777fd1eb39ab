with

tasks as (

    {{ kept('stg_special__knowledge_tasks') }}

),

latest_event as (

    select * from {{ ref('int_latest_event_found') }}

),

fct_knowledge_tasks as (

    select
        tasks.task_id,
        tasks.city_code,
        tasks.unit_code,
        tasks.item_id,
        tasks.kind,
        tasks.raised_at,
        cast(tasks.raised_at as date) as raised_date,
        tasks.due_at,
        cast(tasks.due_at as date) as due_date,
        tasks.done_at,
        coalesce(tasks.due_at < latest_event.as_of_at, false) or tasks.done_at is not null as is_due,
        tasks.done_at is not null as is_done,
        coalesce(tasks.done_at <= tasks.due_at, false) as is_on_time

    from tasks

    cross join latest_event

)

select * from fct_knowledge_tasks
