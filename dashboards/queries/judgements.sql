select
    found.document,
    found.area_code,
    coalesce(areas.name, found.area_code) as area_name,
    found.year,
    found.table_name,
    found.row_name,
    found.column_name,
    found.what,
    found.indicator_id,
    found.held_against,
    found.printed,
    found.computed,
    found.difference,
    found.verdict,
    found.explanation_zh,
    found.explanation_en
from rpt_reconciliation as found left join dim_districts as areas on areas.district_code = found.area_code
order by found.document, found.line, found.what = 'change', found.held_against, found.indicator_id
