{% set parts = [
    ('channel', 'agg_tickets_by_day', "''", 'channel_code'),
    ('category', 'agg_tickets_by_category_day', 'category_version', 'category_code'),
    ('unit', 'agg_tickets_by_unit_day', "''", 'unit_code'),
] %}
with

months as (

    {{ counts_by_month(parts) }}

),

agg_tickets_by_period as (

    {% for period_kind in ('month', 'quarter', 'year') %}
        select
            '{{ period_kind }}' as period_kind,
            {{ start_of(period_kind, 'period_start') }} as period_start,
            part_kind,
            part_version,
            part_code,
            city_code,
            district_code,
            line_code,
            is_counted,
            requester_kind,
            {{ totals(parts | map(attribute=1) | list) }}
        from months
        group by all
        {{ 'union all' if not loop.last }}
    {% endfor %}
    order by
        part_kind,
        period_kind,
        period_start,
        city_code

)

select * from agg_tickets_by_period
