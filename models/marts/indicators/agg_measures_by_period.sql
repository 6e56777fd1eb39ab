with

periods as (

    select * from {{ ref('dim_periods') }}

),

members as (

    select * from {{ ref('dim_scope_members') }}

),

residents as (

    select * from {{ ref('int_residents_carried_forward') }}

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

-- a category is a share of all requests of the period, wherever they were made
all_categories as (

    select
        parts.period_kind,
        parts.period_start,
        parts.scope_kind,
        parts.scope_code,
        parts.measure || '_of_all_categories' as measure,
        sum(wholes.amount) as amount
    from counted as parts
    inner join counted as wholes
        on parts.period_kind = wholes.period_kind
        and parts.period_start = wholes.period_start
        and parts.measure = wholes.measure
    where
        parts.scope_kind = 'category'
        and parts.measure in ('requests', 'requests_consult', 'requests_other')
        and wholes.scope_kind = 'city'
    group by all

),

inhabited as (

    select
        counted.period_kind,
        counted.period_start,
        counted.scope_kind,
        counted.scope_code,
        'residents_10k' as measure,
        residents.residents / 10000.0 as amount
    from counted
    inner join residents
        on counted.scope_code = residents.area_code
        and extract(year from counted.period_start) = residents.year
    where
        counted.measure = 'requests'
        and counted.scope_kind in ('province', 'city', 'district')

),

agg_measures_by_period as (

    select * from counted
    union all
    select * from all_categories
    union all
    select * from inhabited

)

select * from agg_measures_by_period
