{#- Whether a count belongs to the chosen area, whose districts may have towns of their own. -#}
case $area_kind
    when 'city' then counts.city_code = $area_code
    when 'district' then counts.district_code in (select member_code from area_members)
    else counts.city_code in (select member_code from area_members)
end
