{#- Whole seconds from midnight to `moment`. -#}
{% macro second_of_day(moment) -%}
    {{ adapter.dispatch('second_of_day')(moment) }}
{%- endmacro %}

{% macro duckdb__second_of_day(moment) -%}
    (epoch_ms({{ moment }}) // 1000) % 86400
{%- endmacro %}

{% macro spark__second_of_day(moment) -%}
    (hour({{ moment }}) * 3600 + minute({{ moment }}) * 60 + second({{ moment }}))
{%- endmacro %}
