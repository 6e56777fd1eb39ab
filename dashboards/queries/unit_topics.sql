-- What a unit was asked about: its tickets by their own category, against the same days of last year.
{% set this_year = 'between $first_day and $last_day' %}
{% set last_year = 'between $first_day_last_year and $last_day_last_year' %}
{% from 'ratio.sql' import ratio %}
with

area_members as (

    {% include 'area_members.sql' %}

),

counted as (

    select
        category_version,
        category_code,
        count(*) filter (where accepted_date {{ this_year }}) as tickets,
        count(*) filter (where accepted_date {{ last_year }}) as tickets_last_year
    from fct_tickets as counts
    where
        unit_code = $unit_code
        and answered_by = 'unit'
        and not is_cancelled
        and (accepted_date {{ this_year }} or accepted_date {{ last_year }})
        and {% include 'chosen_condition.sql' %}
    group by
        category_version,
        category_code

),

-- a category that two versions of the list name alike is one topic
named as (

    select
        coalesce(dim_categories.name, counted.category_code, '') as name,
        coalesce(dim_categories.level_1_name, '') as level_1_name,
        sum(counted.tickets) as tickets,
        sum(counted.tickets_last_year) as tickets_last_year
    from counted
    left join dim_categories
        on
            counted.category_version = dim_categories.category_version
            and counted.category_code = dim_categories.category_code
    group by all

)

select
    *,
    {{ ratio('100 * (tickets - tickets_last_year)', 'tickets_last_year') }} as yoy_percent
from named
where tickets > 0
order by
    tickets desc,
    name
