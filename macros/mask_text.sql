{#- Free text with its identifiers masked, by the patterns in dbt_project.yml (mask_patterns). Most texts hold none:
    one look for any of them spares those the replacing. -#}
{% macro mask_text(column) -%}
    {%- set masked = namespace(sql=column) -%}
    {%- for rule in var('mask_patterns') -%}
        {%- set masked.sql = replace_pattern(masked.sql, rule.find, rule.put) -%}
    {%- endfor -%}
    {%- set identifiers = var('mask_patterns') | rejectattr('is_shield', 'defined') | map(attribute='find') -%}
    case
        when {{ holds_pattern(column, '(' ~ identifiers | join(')|(') ~ ')') }} then {{ masked.sql }}
        else {{ column }}
    end
{%- endmacro %}
