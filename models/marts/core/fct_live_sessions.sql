{%- set totals = [
    'requests_received', 'answered_live', 'supervised_after', 'resolved_via_hotline',
    'rated', 'satisfied', 'topics_published', 'qa_published'
] -%}
with

guests as (

    {{ kept('stg_special__live_sessions') }}

),

-- the session's totals stand on its first guest: where a sender repeats them, the others must not count again
ranked as (

    select
        *,
        row_number() over (
            partition by session_id
            order by
                case when coalesce({{ totals | join(', ') }}) is null then 1 else 0 end,
                guest_id
        ) = 1 as is_first_guest

    from guests

),

fct_live_sessions as (

    select
        session_id,
        guest_id,
        city_code,
        level,
        held_at,
        cast(held_at as date) as held_date,
        programme,
        unit_code,
        guest_rank,
        is_first_guest,
        {% for total in totals -%}
            case when is_first_guest then {{ total }} end as {{ total }},
        {% endfor -%}
        coalesce(is_chief, false) as is_chief

    from ranked

)

select * from fct_live_sessions
