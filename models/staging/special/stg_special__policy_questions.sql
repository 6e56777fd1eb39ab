with

policy_questions as (

    select * from {{ source('special', 'policy_questions') }}

),

superseded as (

    {{ superseded_rows('special', 'policy_questions') }}

),

stg_special__policy_questions as (

    select
        {{ typed_columns('special', 'policy_questions') }}

    from policy_questions

    where not exists (
        select 1
        from superseded
        where superseded._row_id = policy_questions._row_id
    )

)

select * from stg_special__policy_questions
