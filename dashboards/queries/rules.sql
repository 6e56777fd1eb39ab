-- Every rule over all files: how many rows it looked at, how many broke it, and whether it was asked at all.
{%- from 'ratio.sql' import ratio %}
with

results as (

    select
        rule_id,
        cast(sum(rows_checked) as bigint) as rows_checked,
        cast(sum(rows_failed) as bigint) as rows_failed,
        bool_and(state = 'skipped') as is_skipped
    from fct_rule_results
    group by rule_id

)

select
    dim_rules.rule_id,
    dim_rules.table_name,
    dim_rules.dimension,
    dim_rules.severity,
    dim_rules.judged_per,
    dim_rules.wrong_zh,
    dim_rules.wrong_en,
    dim_rules.remedy_zh,
    dim_rules.remedy_en,
    dim_rules.source,
    dim_rules.owner,
    results.rows_checked,
    results.rows_failed,
    {{ ratio('results.rows_failed', 'results.rows_checked') }} as failure_rate,
    case
        when results.is_skipped then 'skipped'
        when results.rows_failed > 0 then 'broken'
        else 'kept'
    end as state
from results
inner join dim_rules
    on results.rule_id = dim_rules.rule_id
order by
    case dim_rules.severity when 'block' then 1 when 'quarantine' then 2 else 3 end,
    results.rows_failed desc,
    dim_rules.rule_id
