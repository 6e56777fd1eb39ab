{#-
A column of an agg_ model is a measure when its meta says on which basis it is counted, that is, which time puts a row
into a period. Meta `highest: true` marks the few that are the highest of their rows instead of their sum.
-#}

{% macro measures(aggregates, basis=none) -%}
    {{- _measures(aggregates, basis) | map(attribute='name') | join(', ') -}}
{%- endmacro %}

{% macro totals(aggregates, basis=none) -%}
    {%- for column in _measures(aggregates, basis) -%}
        cast({{ 'max' if column.meta.highest else 'sum' }}({{ column.name }}) as double) as {{ column.name }}
        {{- ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{#- Those of one agg_, or of several, each once. Nothing while dbt only reads the project: it knows no column then. -#}
{% macro _measures(aggregates, basis) -%}
    {%- set found = {} -%}
    {%- for aggregate in ([aggregates] if aggregates is string else aggregates) if execute -%}
        {%- for column in graph.nodes['model.hotline.' ~ aggregate].columns.values() | selectattr('meta.basis') -%}
            {%- if not basis or column.meta.basis == basis -%}
                {%- do found.setdefault(column.name, column) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{- return(found.values() | list) -}}
{%- endmacro %}

{#-
The `counts` of rows for one kind of scope by `day`. A `nested` scope is found through its members: a province's cities,
a category's subcategories, whose code says nothing without its `version`.
-#}
{% macro by_scope(
    rows, counts, scope_kind, code, nested=false, version=none, where='is_counted', day='counted_date', members='members'
) -%}
    select
        '{{ scope_kind }}' as scope_kind,
        {{ 'members.scope_code' if nested else code ~ ' as scope_code' }},
        {{ day }} as counted_date,
        {{ counts }}
    from {{ rows }}
    {%- if nested %}
    inner join {{ members }} as members
        on members.scope_kind = '{{ scope_kind }}'
        and {{ code }} = members.member_code
        {%- if version %}
        and {{ version }} = members.member_version
        {%- endif %}
    {%- endif %}
    where
        {{ where }}
        and {{ code }} != ''
    group by all
{%- endmacro %}

{#-
The `counts` of what the whole warehouse has under a code, `320800/talent` within each city and `320000/talent` within
each province: hotlines that share a warehouse keep their own.
-#}
{% macro within_areas(
    rows, counts, scope_kind, code, nested=false, version=none, where='true', day='counted_date'
) -%}
    select
        'area_{{ scope_kind }}' as scope_kind,
        areas.scope_code || '/' || {{ 'members.scope_code' if nested else code }} as scope_code,
        {{ day }} as counted_date,
        {{ counts }}
    from {{ rows }}
    inner join members as areas
        on areas.scope_kind = 'area'
        and city_code = areas.member_code
    {%- if nested %}
    inner join members
        on members.scope_kind = '{{ scope_kind }}'
        and {{ code }} = members.member_code
        and {{ version }} = members.member_version
    {%- endif %}
    where
        {{ where }}
        and {{ code }} != ''
    group by 1, 2, 3
{%- endmacro %}

{#-
Totals by scope and day as one row per measure, scope and period; a measure nothing was counted for has no row.
`peak` names a measure whose highest day is wanted too, as `<measure>_daily_peak`. Days and weeks of every unit or
category would be millions of rows that no page shows.
-#}
{% macro by_period(scoped, aggregates, basis=none, peak=none) -%}
    select
        period_kind,
        period_start,
        scope_kind,
        scope_code,
        measure,
        amount
    from (
        select
            periods.period_kind,
            periods.period_start,
            scoped.scope_kind,
            scoped.scope_code,
            {{ 'max(' ~ peak ~ ') as ' ~ peak ~ '_daily_peak,' if peak }}
            {{ totals(aggregates, basis) }}
        from {{ scoped }} as scoped
        inner join periods
            on scoped.counted_date = periods.counted_date
        where
            periods.period_kind not in ('day', 'week')
            or scoped.scope_kind in ('city', 'district', 'line', 'channel')
        group by all
    ) as wide
    unpivot (amount for measure in ({{ peak ~ '_daily_peak, ' if peak }}{{ measures(aggregates, basis) }}))
{%- endmacro %}

{% macro by_month(aggregate, scope_kind, code) -%}
    {%- set month = start_of('month', 'counted_date') -%}
    {{ by_period(
        '(' ~ by_scope(ref(aggregate), totals(aggregate), scope_kind, code, where='true', day=month) ~ ')', aggregate
    ) }}
{%- endmacro %}

{#- What is counted of units and of categories, which have no figures by day: by month already, in agg_tickets_by_period. -#}
{% macro by_part(periods, counts) -%}
    {%- set where = "period_kind = 'month' and is_counted and part_kind = " -%}
    {{ by_scope(periods, counts, 'unit', 'part_code', where=where ~ "'unit'", day='period_start') }}
    union all
    {% for scope_kind, members in (('category', 'members'), ('category_before', ref('dim_category_predecessors'))) -%}
        {{ by_scope(
            periods, counts, scope_kind, 'part_code', nested=true, version='part_version', where=where ~ "'category'",
            day='period_start', members=members
        ) }}
        union all
    {% endfor -%}
    {{ by_theme(periods, counts, 'part_code', 'part_version', where ~ "'category'", 'period_start') }}
{%- endmacro %}

{#- A theme is a set of categories. -#}
{% macro by_theme(rows, counts, code, version, where, day) -%}
    {{ by_scope(rows, counts, 'theme', code, nested=true, version=version, where=where, day=day) }}
    union all
    {{ within_areas(rows, counts, 'theme', code, nested=true, version=version, where=where, day=day) }}
{%- endmacro %}

{#- The most requests that a theme had on one day. -#}
{% macro highest_days_of_themes(categories) -%}
    select
        periods.period_kind,
        periods.period_start,
        themes.scope_kind,
        themes.scope_code,
        'requests_daily_peak' as measure,
        cast(max(themes.requests) as double) as amount
    from (
        {{ by_theme(
            categories, 'sum(requests) as requests', 'category_code', 'category_version', 'is_counted', 'counted_date'
        ) }}
    ) as themes
    inner join periods
        on themes.counted_date = periods.counted_date
    where
        periods.period_kind not in ('day', 'week')
        and themes.requests is not null
    group by all
{%- endmacro %}
