with

districts as (

    {{ kept('stg_governance__districts') }}

),

cities as (

    {% for model in (
        'stg_ticket__tickets', 'stg_call__calls', 'stg_call__agents', 'stg_special__police_transfers',
        'stg_special__live_sessions', 'stg_special__knowledge_items', 'stg_special__knowledge_tasks',
        'stg_special__knowledge_uses', 'stg_special__policy_questions', 'stg_special__enterprise_services',
        'stg_governance__units', 'stg_governance__documents', 'stg_governance__reported_figures',
        'stg_sharing__shares'
    ) -%}
        select city_code from ({{ kept(model) }}) as rows_of_a_city
        {% if not loop.last %}union{% endif %}
    {% endfor %}
),

-- a national code (GB/T 2260) tells its province by itself, also where a county-level city has a hotline of its own
int_cities_placed as (

    select
        cities.city_code,
        case
            when length(cities.city_code) = 6 then substr(cities.city_code, 1, 2) || '0000'
            else districts.parent_code
        end as province_code
    from cities
    left join districts
        on cities.city_code = districts.district_code

)

select * from int_cities_placed
