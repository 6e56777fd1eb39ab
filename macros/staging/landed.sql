{#- The rows of a contract table that staging has to read: all that landed, or those of the files of a delta. -#}
{% macro landed(system, table) -%}
    {%- set all = source(system, table) -%}
    {{ delta_table(table) if is_delta() else all }}
{%- endmacro %}
