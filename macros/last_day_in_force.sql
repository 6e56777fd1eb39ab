{#- The last day on which a row of a list with periods holds: its own, or the day before the next row of the same
    `key` begins, so that nobody counts twice where a sender leaves the older period open. Empty = still holds. -#}
{% macro last_day_in_force(key) -%}
    {%- set next_begins = 'lead(valid_from) over (partition by ' ~ key ~ ' order by valid_from)' -%}
    least(
        coalesce(valid_to, {{ add_days(next_begins, -1) }}),
        coalesce({{ add_days(next_begins, -1) }}, valid_to)
    )
{%- endmacro %}
