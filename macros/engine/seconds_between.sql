{#- Whole seconds from `start` to `finish`; negative when they stand the wrong way round. -#}
{% macro seconds_between(start, finish) -%}
    {{ adapter.dispatch('seconds_between')(start, finish) }}
{%- endmacro %}

{% macro duckdb__seconds_between(start, finish) -%}
    date_diff('second', {{ start }}, {{ finish }})
{%- endmacro %}

{% macro spark__seconds_between(start, finish) -%}
    timestampdiff(second, {{ start }}, {{ finish }})
{%- endmacro %}
