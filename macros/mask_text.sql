{#- Free text with its identifiers masked, by the patterns in dbt_project.yml (mask_patterns). Most texts hold none:
    one look for any of them spares those the replacing, and a look for each group spares the others most of it. No
    group brings about what a later one masks, so that each is looked for in the text as it came. -#}
{% macro mask_text(column) -%}
    {%- set masked = namespace(sql=column, all=[]) -%}
    {%- for patterns in var('mask_patterns').values() -%}
        {%- set before = masked.sql -%}
        {%- for rule in patterns -%}
            {%- set masked.sql = replace_pattern(masked.sql, rule.find, rule.put) -%}
        {%- endfor -%}
        {%- set identifiers = patterns | rejectattr('is_shield', 'defined') | map(attribute='find') | list -%}
        {%- set masked.all = masked.all + identifiers -%}
        {%- set masked.sql = if_any_is_held(column, identifiers, masked.sql, before) -%}
    {%- endfor -%}
    {{ if_any_is_held(column, masked.all, masked.sql, column) }}
{%- endmacro %}

{% macro if_any_is_held(column, patterns, then, otherwise) -%}
    case when {{ holds_pattern(column, '(' ~ patterns | join(')|(') ~ ')') }} then {{ then }} else {{ otherwise }} end
{%- endmacro %}
