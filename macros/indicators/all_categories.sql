{#- What a category is a share of: all requests of the period, wherever they were made. -#}
{% macro all_categories(counted) -%}
    select
        parts.period_kind,
        parts.period_start,
        parts.scope_kind,
        parts.scope_code,
        parts.measure || '_of_all_categories' as measure,
        sum(wholes.amount) as amount
    from {{ counted }} as parts
    inner join {{ counted }} as wholes
        on parts.period_kind = wholes.period_kind
        and parts.period_start = wholes.period_start
        and parts.measure = wholes.measure
    where
        parts.scope_kind in ('category', 'category_before')
        and parts.measure in ('requests', 'requests_consult', 'requests_other')
        and wholes.scope_kind = 'city'
    group by all
{%- endmacro %}
