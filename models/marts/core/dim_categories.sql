with recursive

categories as (

    {{ kept('stg_governance__categories') }}

),

occurring as (

    {% for rows in ('fct_tickets', 'fct_knowledge_items') -%}
        select
            category_version,
            category_code
        from {{ ref(rows) }}
        where category_code is not null
        {% if not loop.last %}union{% endif %}
    {% endfor %}
),

-- from the top down, so that a circle in a sender's list cannot run for ever
paths as (

    select
        categories.version,
        categories.category_code,
        categories.category_code as level_1_code,
        categories.name as level_1_name,
        {% for level in (2, 3, 4, 5) %}
            cast(null as varchar) as level_{{ level }}_code,
            cast(null as varchar) as level_{{ level }}_name,
        {% endfor %}
        1 as level

    from categories

    left join categories as parents
        on categories.version = parents.version
        and categories.parent_code = parents.category_code
        and categories.parent_code != categories.category_code

    where parents.category_code is null

    union all

    select
        categories.version,
        categories.category_code,
        paths.level_1_code,
        paths.level_1_name,
        {% for level in (2, 3, 4, 5) %}
            case when paths.level + 1 = {{ level }} then categories.category_code else paths.level_{{ level }}_code end
                as level_{{ level }}_code,
            case when paths.level + 1 = {{ level }} then categories.name else paths.level_{{ level }}_name end
                as level_{{ level }}_name,
        {% endfor %}
        paths.level + 1 as level

    from categories

    inner join paths
        on categories.version = paths.version
        and categories.parent_code = paths.category_code
        and categories.parent_code != categories.category_code

),

-- a category that only stands in a circle is at the top
listed as (

    select
        categories.version as category_version,
        categories.category_code,
        categories.name,
        categories.parent_code,
        coalesce(paths.level, 1) as level,
        coalesce(paths.level_1_code, categories.category_code) as level_1_code,
        coalesce(paths.level_1_name, categories.name) as level_1_name,
        {% for level in (2, 3, 4, 5) %}
            paths.level_{{ level }}_code,
            paths.level_{{ level }}_name,
        {% endfor %}
        true as is_listed

    from categories

    left join paths
        on categories.version = paths.version
        and categories.category_code = paths.category_code

),

-- what occurs in facts but in no list still has a row, so that no join loses rows
unlisted as (

    select
        occurring.category_version,
        occurring.category_code,
        occurring.category_code as name,
        cast(null as varchar) as parent_code,
        1 as level,
        occurring.category_code as level_1_code,
        occurring.category_code as level_1_name,
        {% for level in (2, 3, 4, 5) %}
            cast(null as varchar) as level_{{ level }}_code,
            cast(null as varchar) as level_{{ level }}_name,
        {% endfor %}
        false as is_listed

    from occurring

    left join categories
        on occurring.category_version = categories.version
        and occurring.category_code = categories.category_code

    where categories.category_code is null

),

dim_categories as (

    select * from listed
    union all
    select * from unlisted

)

select * from dim_categories
