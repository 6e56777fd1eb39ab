with

landed_files as (

    select
        file_seq,
        file_sha256,
        file_name,
        feed,
        format,
        encoding,
        bytes,
        landed_at,
        lines,
        loaded,
        rejected,
        duplicate,
        rejected_by_cause,
        rows_by_table,
        is_blocked

    from {{ source('ledger', 'landed_files') }}

)

select * from landed_files
