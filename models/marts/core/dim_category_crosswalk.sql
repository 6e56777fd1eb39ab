with

crosswalk as (

    {{ kept('stg_governance__category_crosswalk') }}

),

dim_category_crosswalk as (

    select
        from_version,
        from_code,
        to_version,
        to_code

    from crosswalk

)

select * from dim_category_crosswalk
