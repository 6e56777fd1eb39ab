with

counts as (

    select * from {{ ref('agg_tickets_by_category_day') }}

),

agg_requests_by_category_period as (

    {% for period_kind in ('day', 'month') %}
        select
            '{{ period_kind }}' as period_kind,
            {{ start_of(period_kind, 'counted_date') }} as period_start,
            city_code,
            district_code,
            line_code,
            is_counted,
            requester_kind,
            category_version,
            category_code,
            cast(sum(requests) as bigint) as requests,
            cast(sum(requests_consult) as bigint) as requests_consult,
            cast(sum(requests_other) as bigint) as requests_other
        from counts
        where requests > 0
        group by all
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
    order by
        period_kind,
        period_start

)

select * from agg_requests_by_category_period
