with

scoped as (

    select * from {{ ref('int_shares_scoped') }}

),

shr_register_scopes as (

    select
        share_id,
        scope_kind,
        scope_code
    from scoped
    where scope_kind != 'city'

)

select * from shr_register_scopes
