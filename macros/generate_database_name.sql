{#- A model that is published is written straight into the database that publishing copies. -#}
{% macro generate_database_name(custom_database_name=none, node=none) -%}
    {{ (node.config.meta.published or target.database) | trim }}
{%- endmacro %}
