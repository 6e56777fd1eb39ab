with

items as (

    {{ kept('stg_special__knowledge_items') }}

),

categories as (

    {{ kept('stg_governance__categories') }}

),

versions as (

    {{ latest_category_versions('categories') }}

),

fct_knowledge_items as (

    select
        items.item_id,
        items.city_code,
        items.level,
        items.unit_code,
        items.kind,
        items.category_code,
        items.created_at,
        cast(items.created_at as date) as created_date,
        items.changed_at,
        items.valid_to,
        {{ day_after('cast(items.created_at as date)', 'items.valid_to') }} as ended_date,
        items.status_code,
        coalesce(items.line_code, 'general') as line_code,
        case
            when items.category_code is not null then coalesce(versions.version, 'unversioned')
        end as category_version

    from items

    left join versions
        on items.category_code = versions.category_code

)

select * from fct_knowledge_items
