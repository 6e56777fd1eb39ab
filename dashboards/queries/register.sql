-- Every line of the register of sharing of an area, the newest year first, in the register's own order.
with

area_members as (

    {% include 'area_members.sql' %}

)

select
    shr_register.*,
    coalesce(dim_districts.name, shr_register.area_code) as area_name
from shr_register
left join dim_districts
    on shr_register.area_code = dim_districts.district_code
where
    case $area_kind
        when 'city' then shr_register.city_code = $area_code
        else
            case $area_kind when 'district' then shr_register.area_code else shr_register.city_code end
            in (select member_code from area_members)
    end
order by
    shr_register.register_year desc,
    shr_register.share_id
