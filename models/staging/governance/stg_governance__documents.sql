with

documents as (

    select * from {{ source('governance', 'documents') }}

),

superseded as (

    {{ superseded_rows('governance', 'documents') }}

),

stg_governance__documents as (

    select
        {{ typed_columns('governance', 'documents') }}

    from documents

    where not exists (
        select 1
        from superseded
        where superseded._row_id = documents._row_id
    )

)

select * from stg_governance__documents
