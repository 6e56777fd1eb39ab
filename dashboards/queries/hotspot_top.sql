-- The level-1 categories with the most requests among consultations, among all others and in all, with their shares.
{% from 'ratio.sql' import ratio %}
{% from 'counted.sql' import counted_within %}
{% set condition %}{% include 'counted_condition.sql' %}{% endset %}
with

{% include 'followed.sql' %},

counts as (

    {{ counted_within('category', ('category_version', 'category_code', consult, other, total), pieces, condition) }}

),

summed as (

    select
        followed.level_1_code as category_code,
        sum(counts.{{ consult }}) as consult,
        sum(counts.{{ other }}) as other,
        sum(counts.{{ total }}) as total
    from counts
    inner join followed
        on
            counts.category_version = followed.category_version
            and counts.category_code = followed.category_code
    group by followed.level_1_code

),

ranked as (

    select
        *,
        {{ ratio('requests', 'sum(requests) over (partition by kind)') }} as share,
        row_number() over (partition by kind order by requests desc, category_code) as place
    from (from summed unpivot (requests for kind in (consult, other, total)))
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
