{#-
Whether a count is of the area, line and requesters chosen, as chosen_condition.sql says it. Which kind of area is told
before the query runs: over millions of rows a condition for all kinds costs as much as the counting, and one on an
area that holds everything twice as much.
-#}
case when $line_code is null then counts.is_counted else counts.line_code = $line_code end
and ($requester_kind is null or counts.requester_kind = $requester_kind)
{% if area_kind == 'city' %}
and counts.city_code = $area_code
{% elif area_kind != 'all' %}
and counts.{{ 'district' if area_kind == 'district' else 'city' }}_code in (
    select member_code
    from dim_scope_members
    where
        scope_kind = '{{ area_kind }}'
        and scope_code = $area_code
)
{% endif %}
