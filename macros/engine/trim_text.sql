{#- `text` without blanks at its ends, full-width, no-break and byte-order ones too; null if nothing is left. -#}
{% macro trim_text(text) -%}
    {{ adapter.dispatch('trim_text')(text) }}
{%- endmacro %}

{% macro duckdb__trim_text(text) -%}
    nullif(trim({{ text }}, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288) || chr(65279)), '')
{%- endmacro %}

{% macro spark__trim_text(text) -%}
    nullif(regexp_replace({{ text }}, r'^[\s\x{00A0}\x{3000}\x{FEFF}]+|[\s\x{00A0}\x{3000}\x{FEFF}]+$', ''), '')
{%- endmacro %}
