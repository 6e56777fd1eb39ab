-- A topic's requests, or all, by city or district in a period and the same days of last year; those of no known place
-- have an empty code.
{% from 'ratio.sql' import ratio %}
{% from 'counted.sql' import counted_within %}
{% set spans = ('now', 'last_year') %}
{% set place = 'places.place_code' if places_kind == 'district' else 'counts.city_code' %}
{% set columns = (measure, 'category_version', 'category_code') if topic_level else (measure,) %}
{% set condition %}{% include 'counted_condition.sql' %}{% include 'topic_condition.sql' %}{% endset %}
with

{% if topic_level %}
{% include 'followed.sql' %},
{% endif %}

{% if places_kind == 'district' %}
-- a town counts for the district it is in
places as (

    select
        members.scope_code as place_code,
        members.member_code
    from dim_scope_members as members
    inner join dim_districts
        on members.scope_code = dim_districts.district_code
    where
        members.scope_kind = 'district'
        and dim_districts.parent_code = $parent_code

),

{% endif %}
counts as (

    {{ counted_within(part_kind, columns, pieces, condition) }}

),

summed as (

    select
        coalesce({{ place }}, '') as place_code,
        {% for span in spans %}
        coalesce(sum(counts.{{ measure }}) filter (where counts.span = '{{ span }}'), 0) as {{ span }}_requests
        {{- ',' if not loop.last }}
        {% endfor %}
    from counts
    {% if places_kind == 'district' %}
    left join places
        on counts.district_code = places.member_code
    {% endif %}
    group by coalesce({{ place }}, '')

)

select
    summed.place_code,
    coalesce(dim_districts.name, summed.place_code) as name,
    summed.now_requests,
    summed.last_year_requests,
    {{ ratio('summed.now_requests', 'sum(summed.now_requests) over ()') }} as share,
    {{ ratio('100 * (summed.now_requests - summed.last_year_requests)', 'summed.last_year_requests') }} as now_percent
from summed
left join dim_districts
    on summed.place_code = dim_districts.district_code
where
    summed.now_requests > 0
    or summed.last_year_requests > 0
order by
    summed.place_code = '',
    summed.now_requests desc,
    summed.place_code
