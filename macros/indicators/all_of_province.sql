{#- What a city is a share of: the requests of its province in the same period. -#}
{% macro all_of_province(counted) -%}
    select
        cities.period_kind,
        cities.period_start,
        cities.scope_kind,
        cities.scope_code,
        'requests_of_province' as measure,
        provinces.amount
    from {{ counted }} as cities
    inner join members
        on members.scope_kind = 'province'
        and cities.scope_code = members.member_code
    inner join {{ counted }} as provinces
        on provinces.scope_kind = 'province'
        and members.scope_code = provinces.scope_code
        and cities.period_kind = provinces.period_kind
        and cities.period_start = provinces.period_start
        and cities.measure = provinces.measure
    where
        cities.scope_kind = 'city'
        and cities.measure = 'requests'
{%- endmacro %}
