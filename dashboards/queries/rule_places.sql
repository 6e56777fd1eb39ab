-- Where rows broke a rule: file by file and day by day, the newest first.
with

results as (

    {% include 'rule_results_dated.sql' %}

    and results.rule_id = $rule_id
    and results.rows_failed > 0

)

select
    results.result_date,
    landed_files.file_name,
    landed_files.feed,
    results.rows_checked,
    results.rows_failed
from results
left join landed_files
    on results.file_seq = landed_files.file_seq
order by
    results.result_date desc nulls last,
    landed_files.file_seq desc
limit $most
