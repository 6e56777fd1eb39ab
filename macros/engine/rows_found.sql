{#- In a delta, the rows of a table that meet one of the conditions: a few of very many. All rows where everything is
    built anew. -#}
{% macro rows_found(relation, conditions) -%}
    {%- if is_delta() -%}
        {{ adapter.dispatch('rows_found')(relation, conditions) }}
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}

{% macro default__rows_found(relation, conditions) -%}
    (select * from {{ relation }} where ({{ conditions | join(') or (') }}))
{%- endmacro %}

{#- Rows are found by their numbers: of all rows only the columns of the conditions are read, and whole rows, which have
    long texts, where one holds. -#}
{% macro duckdb__rows_found(relation, conditions) -%}
    (
        select * from {{ relation }} where rowid in (
            {%- for condition in conditions %}
            {{ 'union' if not loop.first }}
            select rowid from {{ relation }} where {{ condition }}
            {%- endfor %}
        )
    )
{%- endmacro %}
