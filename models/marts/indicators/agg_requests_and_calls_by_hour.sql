with

tickets as (

    select * from {{ counted_rows(ref('fct_tickets'), ['accepted_date']) }}

    where is_counted

),

calls as (

    select * from {{ counted_rows(ref('fct_calls'), ['entered_date']) }}

),

accepted as (

    select
        accepted_date as counted_date,
        lpad(cast(accepted_hour as varchar), 2, '0') as counted_hour,
        city_code,
        line_code,
        {{ request_counts() }},
        {{ answer_counts() }}
    from tickets
    where {{ is_touched('accepted_date', 'counted_date') }}
    group by all

),

entered as (

    select
        entered_date as counted_date,
        lpad(cast(entered_hour as varchar), 2, '0') as counted_hour,
        city_code,
        line_code,
        {{ talk_counts() }},
        {{ wait_counts() }},
        {{ queue_counts() }},
        {{ chat_counts() }},
        {{ rating_counts() }}
    from calls
    where {{ is_touched('entered_date', 'counted_date') }}
    group by all

),

agg_requests_and_calls_by_hour as (

    {{ side_by_side(['accepted', 'entered'], ['counted_date', 'counted_hour', 'city_code', 'line_code']) }}
    order by counted_date

)

select * from agg_requests_and_calls_by_hour
