with

periods as (

    select * from {{ ref('dim_periods') }}

),

spans as (

    select distinct
        period_kind,
        period_start,
        period_end
    from periods

),

members as (

    select * from {{ ref('dim_scope_members') }}

),

residents as (

    select * from {{ ref('int_residents_carried_forward') }}

),

institutions as (

    {{ institutions_by_period(ref('agg_institutions_by_day'), ref('int_latest_event_found')) }}

),

registered as (

    {{ shares_by_year(ref('int_shares_scoped')) }}

),

reported as (

    {{ reported_by_period(ref('fct_reported_figures'), ref('dim_indicators')) }}

),

places as (

    {{ by_scope('agg_tickets_by_day', 'city', 'city_code') }}
    union all
    {{ by_scope('agg_tickets_by_day', 'province', 'city_code', nested=true) }}
    union all
    {{ by_scope('agg_tickets_by_day', 'district', 'district_code', nested=true) }}
    union all
    {{ by_scope('agg_tickets_by_day', 'channel', 'channel_code') }}
    union all
    -- a line that does not count in 诉求总量 has figures of its own
    {{ by_scope('agg_tickets_by_day', 'line', 'line_code', where='true') }}

),

switchboards as (

    {{ by_scope('agg_requests_and_calls_by_hour', 'city', 'city_code', where='true', basis='entered') }}
    union all
    {{ by_scope(
        'agg_requests_and_calls_by_hour', 'province', 'city_code', nested=true, where='true', basis='entered'
    ) }}
    union all
    {{ by_scope('agg_requests_and_calls_by_hour', 'line', 'line_code', where='true', basis='entered') }}

),

counted as (

    {{ by_period('places', 'agg_tickets_by_day', peak='requests') }}
    union all
    {{ by_period('switchboards', 'agg_requests_and_calls_by_hour', basis='entered') }}
    union all
    {{ by_month('agg_tickets_by_unit_day', 'unit', 'unit_code') }}
    union all
    {{ by_month('agg_tickets_by_category_day', 'category', 'category_code', nested=true) }}
    union all
    {{ by_month('agg_requests_and_calls_by_hour', 'hour', 'counted_hour', where='true') }}
    union all
    {{ by_month('agg_calls_by_agent_day', 'agent', 'agent_id', where='true') }}

),

all_categories as (

    {{ all_categories('counted') }}

),

inhabited as (

    {{ inhabited('counted', 'requests', '10000.0', 'residents_10k') }}
    union all
    {{ inhabited('institutions', 'staff', '100000.0', 'residents_100k') }}

),

agg_measures_by_period as (

    {% for amounts in ('counted', 'all_categories', 'inhabited', 'institutions', 'registered') -%}
        select
            *,
            cast(null as varchar) as words
        from {{ amounts }}
        union all
    {% endfor -%}
    select * from reported

)

select * from agg_measures_by_period
