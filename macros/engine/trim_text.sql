{#- `text` without blanks at its ends, full-width, no-break and byte-order ones too; null if nothing is left. -#}
{% macro trim_text(text) -%}
    {{ adapter.dispatch('trim_text')(text) }}
{%- endmacro %}

{% macro duckdb__trim_text(text) -%}
    nullif(trim({{ text }}, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288) || chr(65279)), '')
{%- endmacro %}
