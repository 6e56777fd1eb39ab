-- Lines and tickets of an area's register of sharing by level, kind of recipient, method, recipient, theme and year; a
-- line of two methods counts in both.
with

area_members as (

    {% include 'area_members.sql' %}

),

lines as (

    select *
    from shr_register
    where
        case $area_kind
            when 'city' then city_code = $area_code
            else
                case $area_kind when 'district' then area_code else city_code end
                in (select member_code from area_members)
        end

),

scopes as (

    select
        share_id,
        scope_kind,
        scope_code
    from shr_register_scopes

    union all

    select
        share_id,
        'theme' as scope_kind,
        theme as scope_code
    from shr_register

)

select
    scopes.scope_kind,
    scopes.scope_code,
    count(*) as shares,
    coalesce(sum(lines.ticket_count), 0) as tickets
from lines
inner join scopes
    on lines.share_id = scopes.share_id
where
    ($year is null or lines.register_year = $year)
    and scopes.scope_code is not null
group by
    scopes.scope_kind,
    scopes.scope_code

union all

select
    'year' as scope_kind,
    cast(register_year as varchar) as scope_code,
    count(*) as shares,
    coalesce(sum(ticket_count), 0) as tickets
from lines
group by register_year
order by
    scope_kind,
    tickets desc,
    scope_code
