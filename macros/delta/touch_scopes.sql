{#-
Hook of what is divided from measures, before a delta changes it: the scopes and periods to be divided anew. That is
where a measure or a target changed, what has begun or no longer has, since later periods are not shown, a category whose
list changed at another time, and whatever is compared with one of these: the same period a year later, and of growth
since the first year all later years. What they are compared with is read as well.
-#}
{% macro touch_scopes() -%}
    {%- if is_delta() and model.config.meta.touched_by == 'scope_code' -%}
        {%- set scope = 'period_kind, period_start, scope_kind, scope_code' -%}
        create or replace table {{ delta_table('touched_scope_code') }} as
        with
        periods as (select distinct period_kind, period_start, last_year_start from {{ ref('dim_periods') }}),
        changed as (
            select {{ scope }} from {{ delta_table('changed_agg_measures_by_period') }}
            union
            select {{ scope }} from {{ delta_table('changed_dim_targets') }}
            union
            select {{ scope }}
            from {{ ref('agg_measures_by_period') }}
            where
                period_start in (
                    select periods.period_start
                    from periods
                    inner join {{ delta_table('moved') }} as moved
                        on periods.period_start > cast(moved.since as date)
                        and periods.period_start <= cast(moved.until as date)
                )
                or scope_kind in ('category', 'category_before')
                and scope_code in (select scope_code from {{ delta_table('changed_dim_category_predecessors') }})
        )
        select
            period_kind as touched_period_kind,
            period_start as touched_period_start,
            scope_kind as touched_scope_kind,
            scope_code as touched_scope_code
        from changed
        union
        select
            periods.period_kind,
            periods.period_start,
            case changed.scope_kind when 'category_before' then 'category' else changed.scope_kind end,
            changed.scope_code
        from changed
        inner join periods
            on changed.period_kind = periods.period_kind
            and (
                changed.period_start = periods.last_year_start
                or changed.period_kind = 'year' and changed.period_start < periods.period_start
            );

        create or replace table {{ delta_table('touched_compared_scope_code') }} as
        select * from {{ delta_table('touched_scope_code') }}
        union
        {%- for scope_kind in ('touched_scope_kind', "'category_before'") %}
        select touched_period_kind, last_year_start, {{ scope_kind }}, touched_scope_code
        from {{ delta_table('touched_scope_code') }}
        inner join (select distinct period_kind, period_start, last_year_start from {{ ref('dim_periods') }}) as periods
            on touched_period_kind = period_kind
            and touched_period_start = period_start
        {{ "where touched_scope_kind = 'category'" if loop.last }}
        union
        {%- endfor %}
        select 'year', years.period_start, touched_scope_kind, touched_scope_code
        from {{ delta_table('touched_scope_code') }}
        inner join (select distinct period_start from {{ ref('dim_periods') }} where period_kind = 'year') as years
            on years.period_start < touched_period_start
        where touched_period_kind = 'year'
    {%- endif -%}
{%- endmacro %}
