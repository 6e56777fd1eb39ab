{#- Seconds from midnight to a time of day written HH:MM; 24:00 is the end of the day. -#}
{% macro second_of_clock(clock) -%}
    cast(substr({{ clock }}, 1, 2) as integer) * 3600 + cast(substr({{ clock }}, 4, 2) as integer) * 60
{%- endmacro %}
