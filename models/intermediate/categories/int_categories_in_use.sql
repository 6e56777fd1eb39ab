with

tickets as (

    {{ kept('stg_ticket__tickets') }}

),

categories as (

    {{ kept('stg_governance__categories') }}

),

latest_versions as (

    {{ latest_category_versions('categories') }}

),

versions as (

    select
        tickets.city_code,
        cast(min(tickets.accepted_at) as date) as first_date,
        coalesce(tickets.category_version, latest_versions.version) as category_version
    from tickets
    left join latest_versions
        on tickets.category_code = latest_versions.category_code
    group by all

),

-- a city's list is the one its tickets carry: from the first ticket of a version to the first of the next
turns as (

    select
        city_code,
        category_version,
        first_date,
        lead(first_date) over (partition by city_code order by first_date, category_version) as next_date
    from versions
    where category_version in (select categories.version from categories)

),

held as (

    select
        turns.city_code,
        categories.version as category_version,
        categories.category_code,
        categories.level,
        greatest(categories.valid_from, turns.first_date) as valid_from,
        {{ day_after('categories.valid_from', 'categories.valid_to') }} as last_date,
        turns.next_date
    from turns
    inner join categories
        on turns.category_version = categories.version

),

int_categories_in_use as (

    select
        city_code,
        category_version,
        category_code,
        level,
        valid_from,
        least(coalesce(last_date, next_date), coalesce(next_date, last_date)) as ended_date
    from held

)

select * from int_categories_in_use
