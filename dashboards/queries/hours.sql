-- Requests of an average day by weekday and hour, in an area, on a line, by requesters of a kind; a day of which nothing
-- has arrived is none.
{% from 'ratio.sql' import ratio %}
with

area_members as (

    {% include 'area_members.sql' %}

),

days as (

    select
        day_of_week,
        count(*) as days
    from dim_dates
    where
        calendar_date between $first_day and $last_day
        and calendar_date in (
            select period_start
            from fct_indicator_values
            where
                {% include 'home_condition.sql' %}
                and period_kind = 'day'
                and period_start between $first_day and $last_day
                and indicator_id = 'requests'
        )
    group by day_of_week

),

counted as (

    select
        dim_dates.day_of_week,
        cast(counts.counted_hour as integer) as hour,
        sum(counts.{{ measure }}) as requests
    from agg_requests_and_calls_by_hour as counts
    inner join dim_dates
        on counts.counted_date = dim_dates.calendar_date
    where
        counts.counted_date between $first_day and $last_day
        and ($line_code is null or counts.line_code = $line_code)
        and case $area_kind
            when 'city' then counts.city_code = $area_code
            else counts.city_code in (select member_code from area_members)
        end
    group by
        dim_dates.day_of_week,
        counts.counted_hour

)

select
    counted.day_of_week,
    counted.hour,
    counted.requests,
    {{ ratio('counted.requests', 'days.days') }} as requests_a_day
from counted
inner join days
    on counted.day_of_week = days.day_of_week
where counted.requests > 0
order by
    counted.day_of_week,
    counted.hour
