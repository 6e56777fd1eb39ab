-- The categories below a topic, or the top ones, in a period and the spans it is compared with. What stands no deeper
-- than the topic itself has an empty code, so that the rows make up the whole, which comes first.
{% from 'ratio.sql' import ratio %}
{% from 'counted.sql' import counted_within %}
{% set spans = ('now', 'last_year', 'month', 'month_before', 'week', 'week_before') %}
{% set condition %}{% include 'counted_condition.sql' %}{% endset %}
with

{% include 'followed.sql' %},

counts as (

    select
        span,
        category_version,
        category_code,
        sum({{ measure }}) as requests
    from (
        {{ counted_within('category', ('category_version', 'category_code', measure), pieces, condition) }}
    ) as counts
    group by
        span,
        category_version,
        category_code

),

nodes as (

    select
        coalesce(followed.{{ level }}, '') as category_code,
        {% for span in spans %}
        coalesce(sum(counts.requests) filter (where counts.span = '{{ span }}'), 0) as {{ span }}_requests
        {{- ',' if not loop.last }}
        {% endfor %}
    from counts
    left join followed
        on
            counts.category_version = followed.category_version
            and counts.category_code = followed.category_code
    {% if topic_level %}
    where followed.{{ topic_level }} = $topic
    {% endif %}
    group by coalesce(followed.{{ level }}, '')

),

told as (

    select
        *,
        false as is_total
    from nodes

    union all

    select
        '' as category_code,
        {% for span in spans %}
        sum({{ span }}_requests) as {{ span }}_requests,
        {% endfor %}
        true as is_total
    from nodes

),

named as (

    {% include 'category_names.sql' %}

)

select
    told.category_code,
    coalesce(named.name, told.category_code) as name,
    told.is_total,
    {% for span in spans %}
    told.{{ span }}_requests,
    {% endfor %}
    told.now_requests - told.last_year_requests as more_requests,
    {{ ratio('told.now_requests', 'sum(told.now_requests) over (partition by told.is_total)') }} as share,
    {% for span, before in (('now', 'last_year'), ('month', 'month_before'), ('week', 'week_before')) %}
    {{ ratio('100 * (told.' ~ span ~ '_requests - told.' ~ before ~ '_requests)', 'told.' ~ before ~ '_requests') }}
        as {{ span }}_percent{{ ',' if not loop.last }}
    {% endfor %}
from told
left join named
    on told.category_code = named.category_code
where
    told.now_requests > 0
    or told.last_year_requests > 0
    or told.month_before_requests > 0
    or told.week_before_requests > 0
order by
    told.is_total desc,
    told.category_code = '',
    told.now_requests desc,
    told.category_code
