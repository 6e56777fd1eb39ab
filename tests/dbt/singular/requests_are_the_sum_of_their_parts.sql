-- Channel groups, ways of answering, kinds of requester and of request each sum to all requests, in every period and
-- scope that has them; a row here is a sum that does not.
with

parts as (

    {% for division, parts in (
        ('channel group', ('requests_phone', 'requests_internet', 'requests_assigned')),
        ('answer', ('answered_by_agent', 'answered_by_specialist', 'handled_by_units')),
        ('requester', ('requests_public', 'requests_enterprise')),
        ('type', ('requests_consult', 'requests_other')),
        ('all', ('requests',)),
    ) -%}
        {% for part in parts -%}
            select
                '{{ division }}' as division,
                '{{ part }}' as indicator_id
            {% if not loop.last %}union all{% endif %}
        {% endfor -%}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

summed as (

    select
        parts.division,
        figures.period_kind,
        figures.period_start,
        figures.scope_kind,
        figures.scope_code,
        sum(figures.value) as amount
    from {{ ref('fct_indicator_values') }} as figures
    inner join parts
        on figures.indicator_id = parts.indicator_id
    group by all

),

wholes as (

    select * from summed

    where division = 'all'

)

select
    summed.*,
    wholes.amount as whole
from summed
left join wholes
    on {{ same_scope('summed', 'wholes') }}
    and summed.period_start = wholes.period_start
where summed.amount is distinct from wholes.amount
