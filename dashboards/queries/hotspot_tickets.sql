-- The masked tickets behind a figure, the newest first, a page at a time.
with

{% if topic_level %}
{% include 'followed.sql' %},
{% endif %}

found as (

    select
        counts.ticket_id,
        counts.accepted_at,
        counts.district_code,
        counts.unit_code,
        counts.category_version,
        counts.category_code,
        counts.status_code,
        counts.title,
        counts.place,
        counts.content
    from fct_tickets as counts
    where
        {% include 'counted_condition.sql' %}
        {% include 'topic_condition.sql' %}
        and counts.accepted_date between $first_day and $last_day
        and ($is_consult is null or coalesce(counts.is_consult, false) = $is_consult)
    order by
        counts.accepted_at desc,
        counts.ticket_id
    limit $page_size offset $skipped

)

select
    found.ticket_id,
    found.accepted_at,
    coalesce(dim_categories.name, found.category_code) as category,
    coalesce(dim_districts.name, found.district_code) as district,
    coalesce(dim_units.name, found.unit_code) as unit,
    found.status_code,
    found.title,
    found.place,
    found.content
from found
left join dim_categories
    on
        found.category_version = dim_categories.category_version
        and found.category_code = dim_categories.category_code
left join dim_districts
    on found.district_code = dim_districts.district_code
left join dim_units
    on found.unit_code = dim_units.unit_code
order by
    found.accepted_at desc,
    found.ticket_id
