with

days as (

    select * from {{ ref('int_calendar_days_classified') }}

),

hours as (

    select
        *,
        {{ second_of_clock('opens_at') }} as opens,
        {{ second_of_clock('closes_at') }} as closes

    from {{ ref('working_hours') }}

),

schedules as (

    select distinct coalesce(area_code, 'default') as schedule_code from hours

),

-- a city without hours of its own on a date has those of the next wider area that has some
offered as (

    select
        schedules.schedule_code,
        days.calendar_date,
        hours.opens,
        hours.closes,
        rank() over (
            partition by schedules.schedule_code, days.calendar_date
            order by {{ area_reach('hours.area_code', 'schedules.schedule_code') }}
        ) as nearness

    from days

    cross join schedules

    inner join hours
        on {{ area_reach('hours.area_code', 'schedules.schedule_code') }} is not null
        and days.calendar_date >= coalesce(hours.valid_from, days.calendar_date)
        and days.calendar_date <= coalesce(hours.valid_to, days.calendar_date)

    where days.is_workday

),

openings as (

    select
        *,
        row_number() over (
            partition by schedule_code, calendar_date
            order by opens
        ) as opening

    from offered

    where nearness = 1

),

int_working_hours_resolved as (

    select
        schedule_code,
        calendar_date,
        {% for opening in (1, 2, 3) %}
            coalesce(max(opens) filter (where opening = {{ opening }}), 0) as opens_{{ opening }},
            coalesce(max(closes) filter (where opening = {{ opening }}), 0) as closes_{{ opening }},
        {% endfor %}
        max(closes) as closes_last,
        sum(closes - opens) as working_seconds,
        count(*) as openings

    from openings

    group by
        schedule_code,
        calendar_date

)

select * from int_working_hours_resolved
