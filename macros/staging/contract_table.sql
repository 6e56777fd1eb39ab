{#- A contract table as its source declares it: columns in order, key, and what tells the latest row. -#}
{% macro contract_table(system, table) -%}
    {%- for source in graph.sources.values() if source.source_name == system and source.name == table -%}
        {{ return(source) }}
    {%- endfor -%}
{%- endmacro %}
