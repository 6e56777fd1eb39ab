with

questions as (

    {{ kept('stg_special__policy_questions') }}

),

fct_policy_questions as (

    select
        question_id,
        city_code,
        level,
        unit_code,
        asked_at,
        cast(asked_at as date) as asked_date,
        answered_at,
        views,
        recommended_count,
        converted_item_id,
        coalesce(is_quoted, false) as is_quoted,
        coalesce(is_published, false) as is_published,
        answered_at is not null as is_answered,
        answered_at is not null and not coalesce(is_quoted, false) as is_answered_by_unit,
        -- a day by the clock: whoever asks on Friday evening counts on Saturday
        coalesce({{ seconds_between('asked_at', 'answered_at') }} <= 86400, false) as is_answered_within_a_day,
        converted_item_id is not null as is_converted

    from questions

)

select * from fct_policy_questions
