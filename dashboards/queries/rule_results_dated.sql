{#- Results by the day that the rows are about, or, where rows of a table have none, by that of their landing. -#}
select
    results.rule_id,
    coalesce(results.row_date, cast(landed_files.landed_at as date)) as result_date,
    cast(landed_files.landed_at as date) as landed_date,
    results.file_seq,
    results.rows_checked,
    results.rows_failed
from fct_rule_results as results
left join landed_files
    on results.file_seq = landed_files.file_seq
where results.rows_checked > 0
