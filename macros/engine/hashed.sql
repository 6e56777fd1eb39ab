{#- A number that stands for the values of several columns: with others it is another one, but for a chance in 2⁶⁴. -#}
{% macro hashed(columns) -%}
    {{ adapter.dispatch('hashed')(columns) }}
{%- endmacro %}

{% macro duckdb__hashed(columns) -%}
    hash({{ columns | join(', ') }})
{%- endmacro %}

{% macro spark__hashed(columns) -%}
    xxhash64({{ columns | join(', ') }})
{%- endmacro %}
