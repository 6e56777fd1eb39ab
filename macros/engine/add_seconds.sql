{#- The time `seconds` after the start of a date, or after a time. -#}
{% macro add_seconds(moment, seconds) -%}
    {{ adapter.dispatch('add_seconds')(moment, seconds) }}
{%- endmacro %}

{% macro duckdb__add_seconds(moment, seconds) -%}
    (cast({{ moment }} as timestamp) + to_seconds({{ seconds }}))
{%- endmacro %}

{% macro spark__add_seconds(moment, seconds) -%}
    timestampadd(second, {{ seconds }}, cast({{ moment }} as timestamp))
{%- endmacro %}
