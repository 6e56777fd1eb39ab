{#- Hook of facts that aggregates count by day, before a delta changes them: keeps the touched rows as they were. -#}
{% macro hold_rows() -%}
    {%- if is_delta() and is_counted_by_day() -%}
        create or replace table {{ delta_table('was_' ~ model.name) }} as
        select {{ countable_columns() }} from {{ touched_rows(this, model.config.meta.touched_by) }} as touched
    {%- endif -%}
{%- endmacro %}

{#- Hook of these facts, after a delta changed them: notes every day of a row that is not as it was, on which it stood or
    stands, with the parts of the day that aggregates count apart. Of touched rows few differ. -#}
{% macro note_changes() -%}
    {%- if is_delta() and is_counted_by_day() -%}
        {%- set columns = adapter.get_columns_in_relation(this) -%}
        {%- set names = columns | map(attribute='name') | list -%}
        {%- set days = columns | selectattr('data_type', 'in', ('DATE', 'TIMESTAMP')) | map(attribute='name') | list -%}
        {#- asking for columns began a transaction, which may write one database alone: the days go to another -#}
        {%- do adapter.commit() -%}
        insert into {{ delta_table('touched_counted_date') }} by name
        with
        was as (select * from {{ delta_table('was_' ~ model.name) }}),
        stands as (
            select {{ countable_columns() }} from {{ touched_rows(this, model.config.meta.touched_by) }} as touched
        ),
        changed as (
            (select * from was except all select * from stands) union all (select * from stands except all select * from was)
        )
        {%- for day in days %}
        {{ 'union' if not loop.first }}
        select
            '{{ model.name }}' as fact,
            cast({{ day }} as date) as counted_date
            {%- for part in parts_of_days() if part in names %},
            {{ part }}
            {%- endfor %}
        from changed
        where {{ day }} is not null
        {%- endfor %}
    {%- endif -%}
{%- endmacro %}

{#- The columns of a fact that may be counted: texts and places are not, and are dear to read. -#}
{% macro countable_columns() -%}
    {%- set texts = [] -%}
    {%- for source in graph.sources.values() -%}
        {%- for column in source.columns.values() if column.meta.personal in ('free_text', 'place') -%}
            {%- do texts.append(column.name) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{- return(model.columns | reject('in', texts) | join(', ')) -}}
{%- endmacro %}

{#- What the aggregates by day that read a fact count apart within a day. -#}
{% macro parts_of_days() -%}
    {{- return(aggregates_of(model.unique_id) | map(attribute='config.meta.touched_within') | sum(start=[]) | unique | list) -}}
{%- endmacro %}

{#- Whether an aggregate by day reads this fact. -#}
{% macro is_counted_by_day() -%}
    {{- return(aggregates_of(model.unique_id) | length > 0) -}}
{%- endmacro %}

{#- The aggregates by day that read a fact. -#}
{% macro aggregates_of(fact) -%}
    {%- set found = [] -%}
    {%- for node in graph.nodes.values() if node.config.get('meta', {}).get('touched_by') == 'counted_date' -%}
        {%- if fact in node.depends_on.nodes -%}
            {%- do found.append(node) -%}
        {%- endif -%}
    {%- endfor -%}
    {{- return(found) -}}
{%- endmacro %}
