with

policy_questions as (

    select * from {{ landed('special', 'policy_questions') }}

),

superseded as (

    {{ superseded_rows('special', 'policy_questions') }}

),

latest as (

    select
        {{ columns_read('special', 'policy_questions') }}

    from policy_questions

    where not exists (
        select 1
        from superseded
        where superseded._row_id = policy_questions._row_id
    )

),

stg_special__policy_questions as (

    select
        {{ columns_typed('special', 'policy_questions') }}

    from latest

)

select * from stg_special__policy_questions
