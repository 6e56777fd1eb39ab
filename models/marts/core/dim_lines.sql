with

lines as (

    select * from {{ ref('lines') }}

),

dim_lines as (

    select
        line_code,
        name_zh,
        name_en,
        counts_in_requests,
        valid_from,
        valid_to,
        sort_order

    from lines

)

select * from dim_lines
