{#- A folder's schema is its name alone, so that `staging.stg_ticket__tickets` is the same for every user and engine;
    published databases have but one, so that readers need not know it. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (target.schema if node.config.meta.published else custom_schema_name or target.schema) | trim }}
{%- endmacro %}
