{#- Whether a value is of a city that the chosen area's files are sent for. -#}
scope_kind = 'city'
and case
    when $home_kind = 'province'
        then scope_code in (
            select member_code
            from dim_scope_members
            where
                scope_kind = 'province'
                and scope_code = $home_code
        )
    else $home_code is null or scope_code = $home_code
end
