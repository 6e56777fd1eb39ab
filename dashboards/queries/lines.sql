-- The hotline's lines that anybody asked on.
select
    dim_lines.line_code,
    dim_lines.name_zh,
    dim_lines.name_en
from dim_lines
where
    dim_lines.line_code in (
        select line_code
        from agg_tickets_by_period
        where
            part_kind = 'channel'
            and period_kind = 'year'
    )
order by dim_lines.sort_order
