{#- The codes in the counts that are of the chosen area. -#}
select member_code
from dim_scope_members
where
    scope_kind = $area_kind
    and scope_code = $area_code
