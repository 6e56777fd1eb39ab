with

documents as (

    {{ kept('stg_governance__documents') }}

),

fct_documents as (

    select
        document_id,
        city_code,
        level,
        kind,
        issued_at,
        cast(issued_at as date) as issued_date,
        unit_code,
        reference_no,
        {{ mask_text('title') }} as title,
        coalesce(signed_by_leader, false) as is_signed_by_leader

    from documents

)

select * from fct_documents
