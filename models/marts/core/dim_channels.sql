with

channels as (

    select * from {{ ref('channels') }}

),

dim_channels as (

    select
        channel_code,
        name_zh,
        name_en,
        channel_group,
        sort_order

    from channels

)

select * from dim_channels
