{#- Whether a regular expression matches anywhere in `text`. -#}
{% macro holds_pattern(text, pattern) -%}
    {{ adapter.dispatch('holds_pattern')(text, pattern) }}
{%- endmacro %}

{% macro duckdb__holds_pattern(text, pattern) -%}
    regexp_matches({{ text }}, '{{ pattern }}')
{%- endmacro %}

{% macro spark__holds_pattern(text, pattern) -%}
    ({{ text }} rlike r'{{ pattern }}')
{%- endmacro %}
