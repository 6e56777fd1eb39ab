{#-
What agg_institutions_by_day counts, in every period and in the province of its cities. Days are added up; a stock is
what stood on the period's last day, or stands today.
-#}
{% macro institutions_by_period(institutions, latest_event) -%}
    {%- set columns = 'counted_date, is_stock, measure, amount' %}
    select
        periods.period_kind,
        periods.period_start,
        placed.scope_kind,
        placed.scope_code,
        placed.measure,
        sum(placed.amount) as amount
    from (
        select scope_kind, scope_code, {{ columns }} from {{ institutions }}
        where scope_kind != 'district'
        union all
        -- a province holds its cities, a district its towns; cities share their lists of categories
        select members.scope_kind, members.scope_code, {{ columns }}
        from {{ institutions }} as of_parts
        inner join members
            on of_parts.scope_code = members.member_code
            and of_parts.scope_kind = case members.scope_kind when 'province' then 'city' else members.scope_kind end
        where
            members.scope_kind in ('province', 'district')
            and measure not in ('category_classes', 'category_levels')
        union all
        select 'area_' || of_cities.scope_kind, areas.scope_code || '/' || of_cities.scope_code, {{ columns }}
        from {{ institutions }} as of_cities
        inner join members as areas
            on areas.scope_kind = 'area'
            and of_cities.city_code = areas.member_code
            and of_cities.scope_kind in ('level', 'guest_rank', 'check_kind')
    ) as placed
    inner join (
        select period_kind, period_start, counted_date, false as is_stock from periods
        union all
        select
            period_kind,
            period_start,
            least(period_end, cast(as_of_at as date)) as counted_date,
            true as is_stock
        from spans
        cross join {{ latest_event }}
        where period_kind not in ('day', 'week')
    ) as periods
        on placed.counted_date = periods.counted_date
        and placed.is_stock = periods.is_stock
    where
        periods.period_kind not in ('day', 'week')
        or placed.scope_kind in ('city', 'district', 'check_kind', 'area_check_kind')
    group by all
{%- endmacro %}
