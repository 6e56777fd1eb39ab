with

units as (

    {{ kept('stg_governance__units') }}

),

occurring as (

    {% for fact in (
        'fct_dispatches', 'fct_agent_periods', 'fct_live_sessions', 'fct_knowledge_items', 'fct_knowledge_tasks',
        'fct_policy_questions', 'fct_documents'
    ) -%}
        select
            unit_code,
            city_code
        from {{ ref(fact) }}
        where unit_code is not null
        {% if not loop.last %}union{% endif %}
    {% endfor %}
),

-- a unit that occurs in facts but stands in no list still has a row, so that no join loses rows
named as (

    select
        unit_code,
        name,
        city_code,
        level,
        kind,
        linkage_tier,
        is_stationed,
        parent_code,
        valid_from,
        valid_to,
        true as is_listed

    from units

    union all

    select
        unit_code,
        unit_code as name,
        min(city_code) as city_code,
        null as level,
        null as kind,
        null as linkage_tier,
        null as is_stationed,
        null as parent_code,
        null as valid_from,
        null as valid_to,
        false as is_listed

    from occurring

    group by unit_code

),

ranked as (

    select
        *,
        row_number() over (
            partition by unit_code
            order by is_listed desc, valid_from desc
        ) as age

    from named

),

dim_units as (

    select
        unit_code,
        name,
        city_code,
        level,
        kind,
        linkage_tier,
        is_stationed,
        parent_code,
        valid_from,
        valid_to,
        is_listed

    from ranked

    where age = 1

)

select * from dim_units
