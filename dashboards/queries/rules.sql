-- Every rule over all files: how many rows it looked at and how many broke it.
with

rules as (

    select
        rule_id,
        table_name,
        dimension,
        severity,
        cast(sum(rows_checked) as bigint) as rows_checked,
        cast(sum(rows_failed) as bigint) as rows_failed
    from fct_rule_results
    group by all

)

select *
from rules
order by
    case severity when 'block' then 1 when 'quarantine' then 2 else 3 end,
    rows_failed desc,
    rule_id
