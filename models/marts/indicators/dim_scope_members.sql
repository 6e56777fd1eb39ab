with

cities as (

    select * from {{ ref('int_cities_placed') }}

),

districts as (

    select * from {{ ref('dim_districts') }}

),

districts_nested as (

    select * from {{ ref('int_districts_nested') }}

),

categories as (

    select * from {{ ref('dim_categories') }}

),

themes as (

    select * from {{ ref('themes') }}

),

dim_scope_members as (

    -- what a part of an area is counted in is the city itself, and its province
    {% for scope_kind, scope in (('province', 'province_code'), ('area', 'province_code'), ('area', 'city_code')) -%}
        select
            '{{ scope_kind }}' as scope_kind,
            {{ scope }} as scope_code,
            '' as member_version,
            city_code as member_code
        from cities
        where {{ scope }} is not null

        union

    {% endfor -%}
    select
        'district' as scope_kind,
        coalesce(districts_nested.ancestor_code, districts.district_code) as scope_code,
        '' as member_version,
        districts.district_code as member_code
    from districts
    left join districts_nested
        on districts.district_code = districts_nested.district_code

    union

    select
        'theme' as scope_kind,
        themes.theme_code as scope_code,
        categories.category_version as member_version,
        categories.category_code as member_code
    from categories
    inner join themes
        on themes.category_name in (
            {% for level in range(1, 6) %}
                categories.level_{{ level }}_name,
            {% endfor %}
            categories.name
        )

    union

    -- a category may lie deeper than the levels that have a column
    select
        'category' as scope_kind,
        category_code as scope_code,
        category_version as member_version,
        category_code as member_code
    from categories

    {% for level in range(1, 6) %}
        union

        select
            'category' as scope_kind,
            level_{{ level }}_code as scope_code,
            category_version as member_version,
            category_code as member_code
        from categories
        where level_{{ level }}_code is not null
    {% endfor %}

)

select * from dim_scope_members
