{#- Window function: the latest value that is not null; `over (…)` follows. -#}
{% macro last_filled(expression) -%}
    {{ adapter.dispatch('last_filled')(expression) }}
{%- endmacro %}

{% macro duckdb__last_filled(expression) -%}
    last_value({{ expression }} ignore nulls)
{%- endmacro %}

{% macro spark__last_filled(expression) -%}
    last_value({{ expression }}) ignore nulls
{%- endmacro %}
