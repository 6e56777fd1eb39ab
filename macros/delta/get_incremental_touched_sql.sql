{#- What a table of facts or counts does with a delta: all it holds of what was touched gives way to what was computed,
    which may be nothing. -#}
{% macro get_incremental_touched_sql(arguments) -%}
    {%- set key = model.config.meta.touched_by -%}
    {%- set columns = arguments.dest_columns | map(attribute='quoted') | join(', ') -%}
    delete from {{ arguments.target_relation }} where {{ is_touched(key, key) }};

    insert into {{ arguments.target_relation }} ({{ columns }}) select {{ columns }} from {{ arguments.temp_relation }}
{%- endmacro %}
