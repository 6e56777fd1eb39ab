-- Every area that has figures, widest first. What has a figure of any day has one of its year: far fewer rows to read.
with

areas as (

    select distinct
        scope_kind,
        scope_code
    from fct_indicator_values
    where
        scope_kind in ('province', 'city', 'district')
        and period_kind = 'year'

)

select
    areas.scope_kind,
    areas.scope_code,
    coalesce(dim_districts.name, areas.scope_code) as name,
    dim_districts.parent_code
from areas
left join dim_districts
    on areas.scope_code = dim_districts.district_code
order by
    case areas.scope_kind when 'province' then 1 when 'city' then 2 else 3 end,
    areas.scope_code
