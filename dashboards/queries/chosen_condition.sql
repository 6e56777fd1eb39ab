{#-
Whether a count is of the area (whose districts may have towns of their own), line and requesters chosen. A line that
does not count in all requests is shown when it is asked for by name.
-#}
case when $line_code is null then counts.is_counted else counts.line_code = $line_code end
and ($requester_kind is null or counts.requester_kind = $requester_kind)
and case $area_kind
    when 'city' then counts.city_code = $area_code
    else
        case $area_kind when 'district' then counts.district_code else counts.city_code end
        in (select member_code from area_members)
end
