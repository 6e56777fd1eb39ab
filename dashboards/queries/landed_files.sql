-- The ledger: what became of every line of every landed file, newest first.
select
    file_seq,
    file_name,
    feed,
    format,
    encoding,
    landed_at,
    lines,
    loaded,
    rejected,
    duplicate,
    is_blocked,
    lines = loaded + rejected + duplicate as adds_up
from landed_files
order by file_seq desc
