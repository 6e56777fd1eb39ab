{#- Aggregate: the distinct texts of a group in order, with a semicolon between them. -#}
{% macro joined_text(expression) -%}
    {{ adapter.dispatch('joined_text')(expression) }}
{%- endmacro %}

{% macro duckdb__joined_text(expression) -%}
    string_agg(distinct {{ expression }}, ';' order by {{ expression }})
{%- endmacro %}

{% macro spark__joined_text(expression) -%}
    array_join(array_sort(collect_set({{ expression }})), ';')
{%- endmacro %}
