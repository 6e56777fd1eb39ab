with

request_types as (

    select * from {{ ref('request_types') }}

),

dim_request_types as (

    select
        request_type_code,
        name_zh,
        name_en,
        is_consult,
        sort_order

    from request_types

)

select * from dim_request_types
