{#- The rows of a table that belong to touched tickets or calls. -#}
{% macro touched_rows(relation, key) -%}
    {{- rows_found(relation, [is_touched(key, key)]) -}}
{%- endmacro %}

{#- The rows of a fact that an aggregate counts anew in a delta: those that one of these days puts into what is touched. -#}
{% macro counted_rows(fact, days) -%}
    {%- set conditions = [] -%}
    {%- for day in days -%}
        {%- do conditions.append(is_touched(day, 'counted_date')) -%}
    {%- endfor -%}
    {{- rows_found(fact, conditions) -}}
{%- endmacro %}
