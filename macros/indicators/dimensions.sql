{#- What an agg_ of tickets can be cut by. A ticket without a district has the empty one, so that no key has a gap. -#}
{% macro ticket_dimensions() -%}
    city_code,
    coalesce(district_code, '') as district_code,
    line_code,
    is_counted,
    requester_kind,
    request_type_code
{%- endmacro %}

{#- Counts of tickets from several sources in one row per day and what they can be cut by. -#}
{% macro ticket_counts_side_by_side(parts, further_keys) -%}
    {{ side_by_side(parts, [
        'counted_date', 'city_code', 'district_code', 'line_code', 'is_counted', 'requester_kind', 'request_type_code'
    ] + further_keys) }}
{%- endmacro %}
