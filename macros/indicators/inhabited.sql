{#-
The residents of every area and period that has `measure`, in units of `residents_in`: what requests and posts are held
against.
-#}
{% macro inhabited(counted, measure, residents_in, residents_as) -%}
    select
        counted.period_kind,
        counted.period_start,
        counted.scope_kind,
        counted.scope_code,
        '{{ residents_as }}' as measure,
        residents.residents / {{ residents_in }} as amount
    from {{ counted }} as counted
    inner join residents
        on counted.scope_code = residents.area_code
        and extract(year from counted.period_start) = residents.year
    where
        counted.measure = '{{ measure }}'
        and counted.scope_kind in ('province', 'city', 'district')
{%- endmacro %}
