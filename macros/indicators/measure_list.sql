{#- One row per measure and the agg_ that carries it: measure, basis, aggregate. -#}
{% macro measure_list() -%}
    {%- set rows = [] -%}
    {%- for node in (graph.nodes.values() if execute else []) if node.resource_type == 'model' and node.name.startswith('agg_') -%}
        {%- for column in node.columns.values() -%}
            {%- if column.meta.basis -%}
                {%- do rows.append((column.name, column.meta.basis, node.name)) -%}
            {%- endif -%}
            {%- for measure, basis in (column.meta.measures or {}).items() -%}
                {%- do rows.append((measure, basis, node.name)) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for measure, basis, aggregate in rows %}
    select
        '{{ measure }}' as measure,
        '{{ basis }}' as basis,
        '{{ aggregate }}' as aggregate
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
