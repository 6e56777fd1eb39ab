{#- The first day of the week (a Monday), month, quarter or year that `day` lies in. -#}
{% macro start_of(unit, day) -%}
    cast(date_trunc('{{ unit }}', {{ day }}) as date)
{%- endmacro %}
