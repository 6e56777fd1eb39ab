with

{% for rows, model in (
    ('periods', 'dim_periods'), ('members', 'dim_scope_members'), ('residents', 'int_residents_carried_forward')
) -%}
    {{ rows }} as (select * from {{ ref(model) }}),

{% endfor -%}
spans as (

    select distinct
        period_kind,
        period_start,
        period_end
    from periods

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

-- a line that does not count in 诉求总量 has figures of its own
places as (

    {% for scope_kind, code, nested, where in (
        ('city', 'city_code', false, 'is_counted'),
        ('province', 'city_code', true, 'is_counted'),
        ('district', 'district_code', true, 'is_counted'),
        ('channel', 'channel_code', false, 'is_counted'),
        ('line', 'line_code', false, 'true')
    ) -%}
        {{ by_scope('agg_tickets_by_day', scope_kind, code, nested=nested, where=where) }}
        union all
    {% endfor -%}
    {{ within_areas('agg_tickets_by_day', 'line', 'line_code') }}

),

switchboards as (

    {% for scope_kind, code, nested in (
        ('city', 'city_code', false), ('province', 'city_code', true), ('line', 'line_code', false)
    ) -%}
        {{ by_scope(
            'agg_requests_and_calls_by_hour', scope_kind, code, nested=nested, where='true', basis='entered'
        ) }}
        union all
    {% endfor -%}
    {{ within_areas('agg_requests_and_calls_by_hour', 'line', 'line_code', basis='entered') }}

),

counted as (

    {{ by_period('places', 'agg_tickets_by_day', peak='requests') }}
    union all
    {{ by_period('switchboards', 'agg_requests_and_calls_by_hour', basis='entered') }}
    union all
    {{ by_month('agg_tickets_by_unit_day', 'unit', 'unit_code') }}
    union all
    {{ by_theme('agg_tickets_by_category_day') }}
    union all
    {% for scope_kind, rows in (('category', 'members'), ('category_before', ref('dim_category_predecessors'))) -%}
        {{ by_month('agg_tickets_by_category_day', scope_kind, 'category_code', nested=true, members=rows) }}
        union all
    {% endfor -%}
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

shared_out as (

    {{ all_of_province('counted') }}

),

recorded as (

    {{ on_record('counted', ref('fct_reported_figures')) }}

),

agg_measures_by_period as (

    {% for amounts in (
        'counted', 'all_categories', 'inhabited', 'shared_out', 'recorded', 'institutions', 'registered'
    ) -%}
        select
            *,
            cast(null as varchar) as words
        from {{ amounts }}
        union all
    {% endfor -%}
    select * from reported

)

select * from agg_measures_by_period
