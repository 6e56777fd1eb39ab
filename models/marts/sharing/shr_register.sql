with

shares as (

    {{ kept('stg_sharing__shares') }}

),

shr_register as (

    select
        share_id,
        city_code,
        register_year,
        level,
        area_code,
        recipients,
        recipient_kinds,
        methods,
        {{ mask_text('theme') }} as theme,
        period_from,
        period_to,
        ticket_count,
        shared_at,
        cast(shared_at as date) as shared_date,
        legal_basis,
        agreement_no,
        assessment_no,
        retention_until,
        fields,
        mask_profile,
        file_sha256

    from shares

)

select * from shr_register
