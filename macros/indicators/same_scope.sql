{#- Whether two rows are of one scope and one kind of period, which may start at different times. -#}
{% macro same_scope(left, right) -%}
    {{ left }}.scope_kind = {{ right }}.scope_kind
        and {{ left }}.scope_code = {{ right }}.scope_code
        and {{ left }}.period_kind = {{ right }}.period_kind
{%- endmacro %}
