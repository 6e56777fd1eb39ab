with

dim_rules as (

    select
        rule_id,
        table_name,
        dimension,
        severity,
        per as judged_per,
        source,
        owner,
        wrong_zh,
        wrong_en,
        remedy_zh,
        remedy_en

    from {{ source('gate', 'rules') }}

)

select * from dim_rules
