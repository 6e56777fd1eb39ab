{#-
A column of an agg_ model is a measure when its meta says on which basis it is counted, that is, which time puts a row
into a period. Meta `highest: true` marks the few that are the highest of their rows instead of their sum.
-#}

{% macro measures(aggregate, basis=none) -%}
    {%- for column in _measures(aggregate, basis) -%}
        {{ column.name }}{{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{% macro totals(aggregate, basis=none) -%}
    {%- for column in _measures(aggregate, basis) -%}
        cast({{ 'max' if column.meta.highest else 'sum' }}({{ column.name }}) as double) as {{ column.name }}
        {{- ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{#- Nothing while dbt only reads the project: it knows no column then. -#}
{% macro _measures(aggregate, basis) -%}
    {%- if not execute -%}
        {{- return([]) -}}
    {%- endif -%}
    {%- set measures = graph.nodes['model.hotline.' ~ aggregate].columns.values() | selectattr('meta.basis') -%}
    {{- return((measures | selectattr('meta.basis', 'equalto', basis) if basis else measures) | list) -}}
{%- endmacro %}

{#-
The totals of an agg_ for one kind of scope by `day`: the counted date, or the first of its month where a scope has no
figures by day. A `nested` scope is found through its members: a province's cities, a category's subcategories.
-#}
{% macro by_scope(
    aggregate, scope_kind, code, nested=false, where='is_counted', day='counted_date', basis=none, members='members'
) -%}
    select
        '{{ scope_kind }}' as scope_kind,
        {{ 'members.scope_code' if nested else code ~ ' as scope_code' }},
        {{ day }} as counted_date,
        {{ totals(aggregate, basis) }}
    from {{ ref(aggregate) }}
    {%- if nested %}
    inner join {{ members }} as members
        on members.scope_kind = '{{ scope_kind }}'
        and {{ code }} = members.member_code
        {%- if code == 'category_code' %}
        and category_version = members.member_version
        {%- endif %}
    {%- endif %}
    where
        {{ where }}
        and {{ code }} != ''
    group by all
{%- endmacro %}

{#-
The totals of an agg_ for what the whole warehouse has under a code, `320800/talent` within each city and `320000/talent`
within each province: hotlines that share a warehouse keep their own.
-#}
{% macro within_areas(aggregate, scope_kind, code, nested=false, where='true', basis=none) -%}
    select
        'area_{{ scope_kind }}' as scope_kind,
        areas.scope_code || '/' || {{ 'members.scope_code' if nested else code }} as scope_code,
        counted_date,
        {{ totals(aggregate, basis) }}
    from {{ ref(aggregate) }}
    inner join members as areas
        on areas.scope_kind = 'area'
        and city_code = areas.member_code
    {%- if nested %}
    inner join members
        on members.scope_kind = '{{ scope_kind }}'
        and {{ code }} = members.member_code
        {%- if code == 'category_code' %}
        and category_version = members.member_version
        {%- endif %}
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
{% macro by_period(scoped, aggregate, basis=none, peak=none) -%}
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
            {{ totals(aggregate, basis) }}
        from {{ scoped }} as scoped
        inner join periods
            on scoped.counted_date = periods.counted_date
        where
            periods.period_kind not in ('day', 'week')
            or scoped.scope_kind in ('city', 'district', 'line', 'channel')
        group by all
    ) as wide
    unpivot (amount for measure in ({{ peak ~ '_daily_peak, ' if peak }}{{ measures(aggregate, basis) }}))
{%- endmacro %}

{% macro by_month(aggregate, scope_kind, code, nested=false, where='is_counted', members='members') -%}
    {%- set month = start_of('month', 'counted_date') -%}
    {{ by_period(
        '(' ~ by_scope(aggregate, scope_kind, code, nested, where, month, members=members) ~ ')', aggregate
    ) }}
{%- endmacro %}

{#- A theme is a set of categories; it is counted by day first, since its highest day is asked for. -#}
{% macro by_theme(aggregate) -%}
    {%- set everywhere = by_scope(aggregate, 'theme', 'category_code', nested=true) -%}
    {%- set by_area = within_areas(aggregate, 'theme', 'category_code', nested=true, where='is_counted') -%}
    {{ by_period('(' ~ everywhere ~ ' union all ' ~ by_area ~ ')', aggregate, peak='requests') }}
{%- endmacro %}
