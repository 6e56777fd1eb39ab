{#- Counts of one grain from several sources in one row each: a part without the row leaves its columns empty there. -#}
{% macro side_by_side(parts, keys) -%}
    select *
    from {{ parts[0] }}
    {%- for part in parts[1:] %}
    full outer join {{ part }} using ({{ keys | join(', ') }})
    {%- endfor %}
{%- endmacro %}
