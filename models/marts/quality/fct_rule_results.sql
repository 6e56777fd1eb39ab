with

fct_rule_results as (

    select
        rule_id,
        table_name,
        dimension,
        severity,
        file_seq,
        rows_checked,
        rows_failed,
        state

    from {{ source('gate', 'rule_results') }}

)

select * from fct_rule_results
