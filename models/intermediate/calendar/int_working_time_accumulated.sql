with

days as (

    select * from {{ ref('int_calendar_days_classified') }}

),

hours as (

    select * from {{ ref('int_working_hours_resolved') }}

),

schedules as (

    select distinct schedule_code from hours

),

filled as (

    select
        schedules.schedule_code,
        days.calendar_date,
        hours.calendar_date is not null as is_working_day,
        {% for opening in (1, 2, 3) %}
            coalesce(hours.opens_{{ opening }}, 0) as opens_{{ opening }},
            coalesce(hours.closes_{{ opening }}, 0) as closes_{{ opening }},
        {% endfor %}
        coalesce(hours.closes_last, 0) as closes_last,
        coalesce(hours.working_seconds, 0) as working_seconds,
        hours.calendar_date as working_date

    from days

    cross join schedules

    left join hours
        on schedules.schedule_code = hours.schedule_code
        and days.calendar_date = hours.calendar_date

),

accumulated as (

    select
        *,
        sum(working_seconds) over history - working_seconds as working_seconds_before,
        count(working_date) over history as working_days_after,
        min(working_date) over (
            partition by schedule_code
            order by calendar_date
            rows between 1 following and unbounded following
        ) as next_working_date

    from filled

    window history as (
        partition by schedule_code
        order by calendar_date
    )

),

int_working_time_accumulated as (

    select
        accumulated.schedule_code,
        accumulated.calendar_date,
        accumulated.is_working_day,
        {% for opening in (1, 2, 3) %}
            accumulated.opens_{{ opening }},
            accumulated.closes_{{ opening }},
        {% endfor %}
        accumulated.closes_last,
        accumulated.working_seconds,
        accumulated.working_seconds_before,
        accumulated.working_days_after,
        accumulated.working_days_after
        - case when accumulated.is_working_day then 1 else 0 end as working_days_before,
        accumulated.next_working_date,
        next_day.opens_1 as next_day_opens

    from accumulated

    left join hours as next_day
        on accumulated.schedule_code = next_day.schedule_code
        and accumulated.next_working_date = next_day.calendar_date

)

select * from int_working_time_accumulated
