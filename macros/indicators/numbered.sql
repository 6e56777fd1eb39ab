{#-
What indicators, periods and scopes are told apart by, as whole numbers in the order of their texts: millions of values
are joined and put in order by them.
-#}
{% macro numbered_indicators(indicators) -%}
    select
        *,
        row_number() over (order by indicator_id) as indicator_number
    from {{ indicators }}
{%- endmacro %}

{#- With the number of the same period a year earlier, if there is one. -#}
{% macro numbered_periods(periods) -%}
    with

    numbered as (

        select
            *,
            row_number() over (order by period_kind, period_start) as period_number
        from (select distinct period_kind, period_start, period_end, last_year_start from {{ periods }}) as found

    )

    select
        numbered.*,
        last_year.period_number as number_last_year,
        case numbered.period_kind
            when 'ytd' then {{ start_of('year', 'numbered.period_start') }}
            else numbered.period_start
        end as first_day
    from numbered
    left join numbered as last_year
        on numbered.period_kind = last_year.period_kind
        and numbered.last_year_start = last_year.period_start
{%- endmacro %}

{#- With what a category was before its list changed. -#}
{% macro numbered_scopes(measures, predecessors) -%}
    with

    scopes as (

        select
            *,
            dense_rank() over (order by scope_kind) as kind_number,
            row_number() over (order by scope_kind, scope_code) as scope_number
        from (select distinct scope_kind, scope_code from {{ measures }}) as found

    )

    select
        scopes.*,
        changed.changed_on,
        before.scope_number as number_before
    from scopes
    left join (select distinct scope_code, changed_on from {{ predecessors }}) as changed
        on scopes.scope_kind = 'category'
        and scopes.scope_code = changed.scope_code
    left join scopes as before
        on changed.scope_code = before.scope_code
        and before.scope_kind = 'category_before'
{%- endmacro %}

{#- Rows that name a scope and a period, with their numbers. -#}
{% macro placed(rows, where='true') -%}
    select
        found.*,
        periods.period_number,
        scopes.scope_number
    from (select * from {{ rows }} where {{ where }}) as found
    inner join periods
        on found.period_kind = periods.period_kind
        and found.period_start = periods.period_start
    inner join scopes
        on found.scope_kind = scopes.scope_kind
        and found.scope_code = scopes.scope_code
{%- endmacro %}
