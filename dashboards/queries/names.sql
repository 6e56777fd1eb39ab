{#- What the codes of a scope are called; a code of several category lists has the name of the latest. -#}
select
    kinds.scope_kind,
    dim_districts.district_code as scope_code,
    dim_districts.name as name_zh,
    dim_districts.name as name_en,
    dim_districts.parent_code,
    1 as level
from dim_districts
cross join (values ('city'), ('district')) as kinds (scope_kind)

union all

select
    'channel' as scope_kind,
    channel_code as scope_code,
    name_zh,
    name_en,
    null as parent_code,
    1 as level
from dim_channels

union all

select
    'category' as scope_kind,
    category_code as scope_code,
    max_by(name, category_version) as name_zh,
    max_by(name, category_version) as name_en,
    null as parent_code,
    max_by(level, category_version) as level
from dim_categories
group by category_code

union all

select
    'unit' as scope_kind,
    unit_code as scope_code,
    name as name_zh,
    name as name_en,
    null as parent_code,
    1 as level
from dim_units
