{#- In a select list: a row for each part of a list joined by semicolons; no row for an empty list. -#}
{% macro each_part(list) -%}
    {{ adapter.dispatch('each_part')(list) }}
{%- endmacro %}

{% macro duckdb__each_part(list) -%}
    unnest(string_split_regex({{ list }}, '[;；]'))
{%- endmacro %}

{% macro spark__each_part(list) -%}
    explode(split({{ list }}, '[;；]'))
{%- endmacro %}
