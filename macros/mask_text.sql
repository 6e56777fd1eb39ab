{#- Free text with its identifiers masked, by the patterns in dbt_project.yml (mask_patterns). -#}
{% macro mask_text(column) -%}
    {%- set masked = namespace(sql=column) -%}
    {%- for rule in var('mask_patterns') -%}
        {%- set masked.sql = replace_pattern(masked.sql, rule.find, rule.put) -%}
    {%- endfor -%}
    {{ masked.sql }}
{%- endmacro %}
