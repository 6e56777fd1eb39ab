-- A topic's requests, or all, by city or district in a period and the same days of last year; those of no known place
-- have an empty code.
{% from 'ratio.sql' import ratio %}
{% from 'requests_counted.sql' import requests_counted %}
{% set spans = ('now', 'last_year') %}
{% set condition %}{% include 'counted_condition.sql' %}{% include 'topic_condition.sql' %}{% endset %}
with

{% if topic_level %}
{% include 'followed.sql' %},
{% endif %}

places as (

    {% if places_kind == 'city' %}
    select distinct
        counts.city_code as place_code,
        counts.city_code as member_code
    from agg_tickets_by_period as counts
    where
        {% include 'counted_condition.sql' %}
        and counts.part_kind = 'category'
        and counts.period_kind = 'year'
    {% else %}
    select
        members.scope_code as place_code,
        members.member_code
    from dim_scope_members as members
    inner join dim_districts
        on members.scope_code = dim_districts.district_code
    where
        members.scope_kind = 'district'
        and dim_districts.parent_code = $parent_code
    {% endif %}

),

counts as (

    {{ requests_counted({'requests': measure}, reaches, condition, (places_kind ~ '_code',)) }}

),

summed as (

    select
        coalesce(places.place_code, '') as place_code,
        {% for span in spans %}
        coalesce(sum(counts.requests) filter (where counts.span = '{{ span }}'), 0) as {{ span }}_requests
        {{- ',' if not loop.last }}
        {% endfor %}
    from counts
    left join places
        on counts.{{ places_kind }}_code = places.member_code
    group by coalesce(places.place_code, '')

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
