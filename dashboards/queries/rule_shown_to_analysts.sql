{#- What an analyst pastes into `hotline sql` to get a rule's figures of the page, and its rows as far as they are shown. -#}
select row_date, sum(rows_checked) as rows_checked, sum(rows_failed) as rows_failed
from fct_rule_results
where rule_id = {{ rule_id | literal }}
group by row_date
order by row_date;
select * from qc_broken_rows where rule_id = {{ rule_id | literal }};
