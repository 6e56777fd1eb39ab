-- Some of the rows that broke a rule, masked.
select
    qc_broken_rows.example_number,
    landed_files.file_name,
    qc_broken_rows.sheet,
    qc_broken_rows.line,
    qc_broken_rows.row_date,
    qc_broken_rows.cells
from qc_broken_rows
left join landed_files
    on qc_broken_rows.file_seq = landed_files.file_seq
where qc_broken_rows.rule_id = $rule_id
order by qc_broken_rows.example_number
