with

reported_figures as (

    select * from {{ landed('governance', 'reported_figures') }}

),

superseded as (

    {{ superseded_rows('governance', 'reported_figures') }}

),

latest as (

    select
        {{ columns_read('governance', 'reported_figures') }}

    from reported_figures

    where not exists (
        select 1
        from superseded
        where superseded._row_id = reported_figures._row_id
    )

),

stg_governance__reported_figures as (

    select
        {{ columns_typed('governance', 'reported_figures') }}

    from latest

)

select * from stg_governance__reported_figures
