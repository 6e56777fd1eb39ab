{#- The day something leaves a stock: the one after its last, never before its first; empty while it stays. -#}
{% macro day_after(first_day, last_day) -%}
    case when {{ last_day }} is not null then greatest({{ add_days(last_day, 1) }}, {{ first_day }}) end
{%- endmacro %}
