-- The level-1 categories with the most requests among consultations, among all others and in all, with their shares.
{% from 'ratio.sql' import ratio %}
{% from 'requests_counted.sql' import requests_counted %}
{% set condition %}{% include 'counted_condition.sql' %}{% endset %}
with

{% include 'followed.sql' %},

counts as (

    {{ requests_counted({'consult': consult, 'other': other, 'total': total}, reaches, condition, ('category_version', 'category_code')) }}

),

kinds as (

    {% for kind in ('consult', 'other', 'total') %}
    select
        '{{ kind }}' as kind,
        category_version,
        category_code,
        {{ kind }} as requests
    from counts
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

summed as (

    select
        kinds.kind,
        followed.level_1_code as category_code,
        sum(kinds.requests) as requests
    from kinds
    inner join followed
        on
            kinds.category_version = followed.category_version
            and kinds.category_code = followed.category_code
    group by
        kinds.kind,
        followed.level_1_code

),

ranked as (

    select
        *,
        {{ ratio('requests', 'sum(requests) over (partition by kind)') }} as share,
        row_number() over (partition by kind order by requests desc, category_code) as place
    from summed
    where requests > 0

),

named as (

    {% include 'category_names.sql' %}

)

select
    ranked.kind,
    ranked.place,
    ranked.category_code,
    named.name,
    ranked.requests,
    ranked.share
from ranked
inner join named
    on ranked.category_code = named.category_code
where ranked.place <= $places
order by
    ranked.kind,
    ranked.place
