{% set parts = ['agg_tickets_by_unit_day', 'agg_tickets_by_category_day'] %}
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

{% for amounts, found in (
    ('institutions', institutions_by_period(ref('agg_institutions_by_day'), ref('int_latest_event_found'))),
    ('registered', shares_by_year(ref('int_shares_scoped'))),
    ('reported', reported_by_period(ref('fct_reported_figures'), ref('dim_indicators')))
) -%}
    {{ amounts }} as (
        {{ found }}
    ),

{% endfor -%}
days as (

    select
        counted_date,
        city_code,
        district_code,
        line_code,
        is_counted,
        channel_code,
        {{ totals('agg_tickets_by_day') }}
    from {{ ref('agg_tickets_by_day') }}
    group by all

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
        {{ by_scope('days', totals('agg_tickets_by_day'), scope_kind, code, nested=nested, where=where) }}
        union all
    {% endfor -%}
    {{ within_areas('days', totals('agg_tickets_by_day'), 'line', 'line_code') }}

),

switchboards as (

    {% set counts = totals('agg_requests_and_calls_by_hour', 'entered') -%}
    {% for scope_kind, code, nested in (
        ('city', 'city_code', false), ('province', 'city_code', true), ('line', 'line_code', false)
    ) -%}
        {{ by_scope(ref('agg_requests_and_calls_by_hour'), counts, scope_kind, code, nested=nested, where='true') }}
        union all
    {% endfor -%}
    {{ within_areas(ref('agg_requests_and_calls_by_hour'), counts, 'line', 'line_code') }}

),

parts as (

    {{ by_part(ref('agg_tickets_by_period'), totals(parts)) }}

),

counted as (

    {{ by_period('places', 'agg_tickets_by_day', peak='requests') }}
    union all
    {{ by_period('switchboards', 'agg_requests_and_calls_by_hour', basis='entered') }}
    union all
    {{ by_period('parts', parts) }}
    union all
    {{ highest_days_of_themes(ref('agg_tickets_by_category_day')) }}
    union all
    {{ by_month('agg_requests_and_calls_by_hour', 'hour', 'counted_hour') }}
    union all
    {{ by_month('agg_calls_by_agent_day', 'agent', 'agent_id') }}

),

{% for amounts, found in (
    ('all_categories', all_categories('counted')),
    ('shared_out', all_of_province('counted')),
    ('recorded', on_record('counted', ref('fct_reported_figures')))
) -%}
    {{ amounts }} as (
        {{ found }}
    ),

{% endfor -%}
inhabited as (

    {{ inhabited('counted', 'requests', '10000.0', 'residents_10k') }}
    union all
    {{ inhabited('institutions', 'staff', '100000.0', 'residents_100k') }}

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
