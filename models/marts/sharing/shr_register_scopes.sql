with

register as (

    select * from {{ ref('shr_register') }}

),

parts as (

    select
        share_id,
        'level' as scope_kind,
        level as scope_code
    from register

    {% for scope_kind, list in (
        ('recipient', 'recipients'), ('recipient_kind', 'recipient_kinds'), ('method', 'methods')
    ) -%}
        union all

        select
            share_id,
            '{{ scope_kind }}' as scope_kind,
            {{ each_part(list) }} as scope_code
        from register
    {% endfor %}
),

-- two recipients of one kind are one share with that kind
shr_register_scopes as (

    select distinct
        share_id,
        scope_kind,
        trim(scope_code) as scope_code
    from parts
    where trim(scope_code) != ''

)

select * from shr_register_scopes
