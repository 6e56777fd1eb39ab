{#-
Counts of a table's rows as one row per day, city, scope and measure: in the city's own scope and in each of `scopes`,
a kind of scope and the column that holds its code. A measure that nothing says anything of has no row.
-#}
{% macro counted_by_scope(rows, day, counts, scopes, is_stock) -%}
    {%- for scope_kind, code in ([('city', 'city_code')] + (scopes.items() | list)) %}
    select
        counted_date,
        city_code,
        '{{ scope_kind }}' as scope_kind,
        scope_code,
        {{ is_stock }} as is_stock,
        measure,
        amount
    from (
        select
            {{ day }} as counted_date,
            city_code,
            {{ code }} as scope_code,
            {%- for measure, counted in counts.items() %}
            cast({{ counted }} as double) as {{ measure }}{{ ',' if not loop.last }}
            {%- endfor %}
        from {{ rows }}
        where {{ code }} is not null
        group by 1, 2, 3
    ) as wide
    unpivot (amount for measure in ({{ counts.keys() | join(', ') }}))
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{#- The rows of a list on the last day of each of the `months`: from their first day on until they leave it. -#}
{% macro in_force(rows, first_day='valid_from') -%}
    (
        select
            months.last_day,
            {{ rows }}.*
        from {{ rows }}
        inner join months
            on {{ rows }}.{{ first_day }} <= months.last_day
            and ({{ rows }}.ended_date is null or {{ rows }}.ended_date > months.last_day)
    ) as in_force
{%- endmacro %}
