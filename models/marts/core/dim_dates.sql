with

days as (

    select * from {{ ref('int_calendar_days_classified') }}

),

dim_dates as (

    select
        calendar_date,
        extract(year from calendar_date) as year,
        extract(quarter from calendar_date) as quarter,
        extract(month from calendar_date) as month,
        extract(day from calendar_date) as day_of_month,
        {{ day_of_week('calendar_date') }} as day_of_week,
        cast(date_trunc('week', calendar_date) as date) as week_start,
        cast(date_trunc('month', calendar_date) as date) as month_start,
        cast(date_trunc('quarter', calendar_date) as date) as quarter_start,
        cast(date_trunc('year', calendar_date) as date) as year_start,
        is_workday,
        day_kind

    from days

)

select * from dim_dates
