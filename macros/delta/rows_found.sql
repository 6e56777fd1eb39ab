{#- In a delta, the rows of a table that meet one of the conditions, found by their numbers: of all rows only the columns
    of the conditions are read, and whole rows where one holds. These are few, and rows have long texts. All rows where
    everything is built anew. -#}
{% macro rows_found(relation, conditions) -%}
    {%- if not is_delta() -%}
        {{ relation }}
    {%- else -%}
        (
            select * from {{ relation }} where rowid in (
                {%- for condition in conditions %}
                {{ 'union' if not loop.first }}
                select rowid from {{ relation }} where {{ condition }}
                {%- endfor %}
            )
        )
    {%- endif -%}
{%- endmacro %}

{#- The rows of a fact that belong to touched tickets or calls. -#}
{% macro touched_rows(fact, key) -%}
    {{- rows_found(fact, [is_touched(key, key)]) -}}
{%- endmacro %}

{#- The rows of a fact that an aggregate counts anew in a delta: those that one of these days puts into what is touched. -#}
{% macro counted_rows(fact, days) -%}
    {%- set conditions = [] -%}
    {%- for day in days -%}
        {%- do conditions.append(is_touched(day, 'counted_date')) -%}
    {%- endfor -%}
    {{- rows_found(fact, conditions) -}}
{%- endmacro %}
