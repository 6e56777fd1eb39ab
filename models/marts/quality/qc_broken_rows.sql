with

qc_broken_rows as (

    select
        rule_id,
        example_number,
        file_seq,
        line,
        sheet,
        day as row_date,
        cells

    from {{ source('gate', 'examples') }}

)

select * from qc_broken_rows
