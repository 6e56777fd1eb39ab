select
    printed.document,
    printed.area_code,
    coalesce(areas.name, printed.area_code) as area_name,
    count(*) as figures
from rpt_published_figures as printed left join dim_districts as areas on areas.district_code = printed.area_code
group by all
order by printed.document, printed.area_code
