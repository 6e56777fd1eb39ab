{#- The one division of the warehouse: fct_indicator_values and every page divide by it. Nothing by nothing is empty. -#}
{% macro ratio(numerator, denominator) -%}
    cast({{ numerator }} as double) / nullif({{ denominator }}, 0)
{%- endmacro %}
