with

shares as (

    {{ kept('stg_sharing__shares') }}

),

parts as (

    select
        share_id,
        'level' as scope_kind,
        level as scope_code
    from shares

    {% for scope_kind, list in (
        ('recipient', 'recipients'), ('recipient_kind', 'recipient_kinds'), ('method', 'methods')
    ) -%}
        union all

        select
            share_id,
            '{{ scope_kind }}' as scope_kind,
            {{ each_part(list) }} as scope_code
        from shares
    {% endfor %}
),

-- two recipients of one kind are one share with that kind
scopes as (

    select distinct
        share_id,
        scope_kind,
        trim(scope_code) as scope_code
    from parts
    where trim(scope_code) != ''

),

int_shares_scoped as (

    select
        scopes.share_id,
        scopes.scope_kind,
        scopes.scope_code,
        shares.city_code,
        make_date(shares.register_year, 1, 1) as register_date,
        shares.ticket_count
    from scopes
    inner join shares
        on scopes.share_id = shares.share_id

    union all

    select
        share_id,
        'city' as scope_kind,
        city_code as scope_code,
        city_code,
        make_date(register_year, 1, 1) as register_date,
        ticket_count
    from shares

)

select * from int_shares_scoped
