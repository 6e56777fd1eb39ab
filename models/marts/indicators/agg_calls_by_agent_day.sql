with

calls as (

    select * from {{ counted_rows(ref('fct_calls'), ['entered_date']) }}

    where agent_id is not null

),

agg_calls_by_agent_day as (

    select
        entered_date as counted_date,
        city_code,
        agent_id,
        {{ talk_counts() }},
        {{ wait_counts() }},
        {{ chat_counts() }},
        {{ rating_counts() }}
    from calls
    where {{ is_touched('entered_date', 'counted_date') }}
    group by all
    order by counted_date

)

select * from agg_calls_by_agent_day
