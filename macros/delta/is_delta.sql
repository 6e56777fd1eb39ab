{#- Whether this build computes only what a delta touches: hotline/delta.py has then laid down schema `delta` in the
    working database. Without it everything is built anew. -#}
{% macro is_delta() -%}
    {{- return(execute and adapter.get_relation(target.database, 'delta', 'under_way') is not none) -}}
{%- endmacro %}

{#- A table of the delta. -#}
{% macro delta_table(name) -%}
    {{- return(api.Relation.create(database=target.database, schema='delta', identifier=name)) -}}
{%- endmacro %}
