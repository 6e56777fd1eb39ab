{#- A folder's schema is its name alone, so that `core.fct_tickets` is the same for every user and engine. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
