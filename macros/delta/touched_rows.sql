{#- The rows of a table that belong to touched tickets or calls. -#}
{% macro touched_rows(relation, key) -%}
    {{- rows_found(relation, [is_touched(key, key)]) -}}
{%- endmacro %}

{#- The rows of a staging model that a delta touches. Many models ask for them: hotline/touched.py finds them once. -#}
{% macro touched_staging(name) -%}
    {%- if is_delta() -%}
        (
            select * from {{ delta_table('rows_' ~ name.split('__')[1]) }}
            where {{ is_touched(touched_by(name), touched_by(name)) }}
        )
    {%- else -%}
        {{ ref(name) }}
    {%- endif -%}
{%- endmacro %}

{#- The rows of a fact that an aggregate counts anew in a delta: those that one of these days puts into what is touched. -#}
{% macro counted_rows(fact, days) -%}
    {%- set conditions = [] -%}
    {%- for day in days -%}
        {%- do conditions.append(is_touched(day, 'counted_date')) -%}
    {%- endfor -%}
    {{- rows_found(fact, conditions) -}}
{%- endmacro %}
