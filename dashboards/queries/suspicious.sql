-- What is odd, by kind and unit or agent, the commonest first; `kinds` are the tables qc_* that the snapshot holds,
-- `of_agents` those whose rows are about agents.
with

odd as (

    {% for kind in kinds %}
    {% set member = 'agent_id' if kind in of_agents else 'unit_code' %}
    select
        '{{ kind }}' as kind,
        {{ member if member == 'unit_code' else 'null' }} as unit_code,
        {{ member if member == 'agent_id' else 'null' }} as agent_id,
        count(*) as cases
    from {{ kind }}
    group by {{ member }}
    {{ 'union all' if not loop.last }}
    {% endfor %}

)

select
    odd.kind,
    odd.unit_code,
    odd.agent_id,
    coalesce(dim_units.name, odd.unit_code, odd.agent_id) as name,
    odd.cases
from odd
left join dim_units
    on odd.unit_code = dim_units.unit_code
order by
    odd.kind,
    odd.cases desc,
    odd.unit_code,
    odd.agent_id
