-- Every unit, with what tells it from others of its name.
select
    unit_code,
    name,
    level,
    kind,
    linkage_tier
from dim_units
order by
    name,
    unit_code
