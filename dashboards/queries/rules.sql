-- Every rule that was asked of any row, over all files: how many rows it looked at and how many broke it.
with

results as (

    select
        rule_id,
        cast(sum(rows_checked) as bigint) as rows_checked,
        cast(sum(rows_failed) as bigint) as rows_failed
    from fct_rule_results
    where state != 'skipped'
    group by rule_id

)

select
    dim_rules.rule_id,
    dim_rules.table_name,
    dim_rules.dimension,
    dim_rules.severity,
    dim_rules.wrong_zh,
    dim_rules.wrong_en,
    dim_rules.remedy_zh,
    dim_rules.remedy_en,
    dim_rules.owner,
    results.rows_checked,
    results.rows_failed
from results
inner join dim_rules
    on results.rule_id = dim_rules.rule_id
order by
    case dim_rules.severity when 'block' then 1 when 'quarantine' then 2 else 3 end,
    results.rows_failed desc,
    dim_rules.rule_id
