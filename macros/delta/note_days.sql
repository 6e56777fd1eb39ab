{#- Hook of facts, before and after a delta changes them: every day of a touched row is touched, as it was and as it is,
    for the row's unit, category and agent. -#}
{% macro note_days() -%}
    {%- set key = model.config.meta.touched_by -%}
    {%- if key in ('ticket_id', 'call_id') and is_delta() -%}
        {%- set columns = adapter.get_columns_in_relation(this) -%}
        {%- set names = columns | map(attribute='name') | list -%}
        {%- set days = columns | selectattr('data_type', 'in', ('DATE', 'TIMESTAMP')) | map(attribute='name') | list -%}
        {#- asking for columns began a transaction, which may write one database alone: the days go to another -#}
        {%- do adapter.commit() -%}
        insert into {{ delta_table('touched_counted_date') }}
        with touched as (
            select
                {%- for part in ('unit_code', 'category_code', 'agent_id') %}
                {{ part if part in names else 'cast(null as varchar) as ' ~ part }},
                {%- endfor %}
                {{ days | join(', ') }}
            from {{ this }}
            where {{ is_touched(key, key) }}
        )
        {%- for day in days %}
        {{ 'union' if not loop.first }}
        select cast({{ day }} as date), unit_code, category_code, agent_id from touched where {{ day }} is not null
        {%- endfor %}
    {%- endif -%}
{%- endmacro %}
