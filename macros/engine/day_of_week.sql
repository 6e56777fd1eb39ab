{#- 1 for Monday to 7 for Sunday. -#}
{% macro day_of_week(day) -%}
    {{ adapter.dispatch('day_of_week')(day) }}
{%- endmacro %}

{% macro duckdb__day_of_week(day) -%}
    isodow({{ day }})
{%- endmacro %}

{% macro spark__day_of_week(day) -%}
    (weekday({{ day }}) + 1)
{%- endmacro %}
