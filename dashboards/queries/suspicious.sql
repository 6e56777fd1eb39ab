-- What is odd, by kind and unit, the commonest first; `kinds` are the tables qc_* that the snapshot holds.
with

odd as (

    {% for kind in kinds %}
    select
        '{{ kind }}' as kind,
        unit_code,
        count(*) as cases
    from {{ kind }}
    group by unit_code
    {{ 'union all' if not loop.last }}
    {% endfor %}

)

select
    odd.kind,
    odd.unit_code,
    dim_units.name,
    odd.cases
from odd
left join dim_units
    on odd.unit_code = dim_units.unit_code
order by
    odd.kind,
    odd.cases desc,
    odd.unit_code
