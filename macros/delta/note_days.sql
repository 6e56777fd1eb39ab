{#- Hook of facts, before and after a delta changes them: every day of a touched row is touched, as it was and as it is. -#}
{% macro note_days() -%}
    {%- set key = model.config.meta.touched_by -%}
    {%- if key in ('ticket_id', 'call_id') and is_delta() -%}
        {%- set columns = adapter.get_columns_in_relation(this) -%}
        {#- asking for columns began a transaction, which may write one database alone: the days go to another -#}
        {%- do adapter.commit() -%}
        insert into {{ delta_table('touched_counted_date') }}
        {%- for column in columns if column.data_type in ('DATE', 'TIMESTAMP') %}
        {{ 'union' if not loop.first }}
        select cast({{ column.name }} as date) from {{ this }}
        where {{ column.name }} is not null and {{ is_touched(key, key) }}
        {%- endfor %}
    {%- endif -%}
{%- endmacro %}
