with

fct_rule_results as (

    select
        rule_id,
        table_name,
        dimension,
        severity,
        feed,
        file_seq,
        day as row_date,
        rows_checked,
        rows_failed,
        {{ ratio('rows_failed', 'rows_checked') }} as failure_rate,
        state

    from {{ source('gate', 'rule_results') }}

)

select * from fct_rule_results
