with

documents as (

    select * from {{ landed('governance', 'documents') }}

),

superseded as (

    {{ superseded_rows('governance', 'documents') }}

),

latest as (

    select
        {{ columns_read('governance', 'documents') }}

    from documents

    where not exists (
        select 1
        from superseded
        where superseded._row_id = documents._row_id
    )

),

stg_governance__documents as (

    select
        {{ columns_typed('governance', 'documents') }}

    from latest

)

select * from stg_governance__documents
