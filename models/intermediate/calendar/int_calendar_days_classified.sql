with

days as (

    select * from {{ ref('calendar_days') }}

),

overrides as (

    select * from {{ ref('calendar_overrides') }}

),

-- an override replaces a day of the calendar, or adds one the calendar does not reach yet
int_calendar_days_classified as (

    select
        coalesce(overrides.calendar_date, days.calendar_date) as calendar_date,
        coalesce(overrides.is_workday, days.is_workday) as is_workday,
        coalesce(overrides.day_kind, days.day_kind) as day_kind

    from days

    full outer join overrides
        on days.calendar_date = overrides.calendar_date

)

select * from int_calendar_days_classified
