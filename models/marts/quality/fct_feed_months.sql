{%- set tables = var('feed_scores').tables | join("', '") -%}
with

judged as (

    select * from {{ source('gate', 'rows_judged') }}
    where table_name in ('{{ tables }}')

),

files as (

    select * from {{ ref('landed_files') }}

),

dates as (

    select * from {{ ref('dim_dates') }}

),

-- a day that is in no calendar, or after its file landed, is no day of its sender's
believed as (

    select
        judged.*,
        files.feed
    from judged
    inner join files
        on judged.file_seq = files.file_seq
    inner join dates
        on judged.day = dates.calendar_date
    where judged.day <= files.landed_at + interval 1 day

),

days as (

    select
        feed,
        day,
        sum(rows_checked) as day_rows,
        {{ ratio('sum(sum(rows_checked)) over of_feed', 'count(*) over of_feed') }} as rows_a_day
    from believed
    group by
        feed,
        day
    window of_feed as (partition by feed)

),

-- a lone row long before or after the others begins and ends nothing
spans as (

    select
        feed,
        min(day) as first_day,
        max(day) as last_day,
        max(rows_a_day) as rows_a_day
    from days
    where day_rows >= rows_a_day / 4
    group by feed

),

months as (

    select
        spans.feed,
        {{ start_of('month', 'dates.calendar_date') }} as month_start,
        coalesce(sum(days.day_rows), 0) as rows_received,
        count(*) as days_expected,
        -- a sender of a few rows a day may well have none to send
        case
            when spans.rows_a_day >= {{ var('feed_scores').rows_a_day }} then count(*) - count(days.day)
            else 0
        end as days_silent
    from spans
    inner join dates
        on dates.calendar_date between spans.first_day and spans.last_day
    left join days
        on spans.feed = days.feed
        and dates.calendar_date = days.day
    group by
        spans.feed,
        spans.rows_a_day,
        {{ start_of('month', 'dates.calendar_date') }}

),

-- the lines of a file belong to the month of its last row
placed as (

    select
        file_seq,
        {{ start_of('month', 'max(day)') }} as month_start
    from believed
    group by file_seq

),

lines as (

    select
        files.feed,
        placed.month_start,
        sum(files.lines) as lines_sent,
        sum(files.rejected) as lines_rejected
    from files
    inner join placed
        on files.file_seq = placed.file_seq
    group by all

),

fct_feed_months as (

    select
        months.*,
        coalesce(lines.lines_sent, 0) as lines_sent,
        coalesce(lines.lines_rejected, 0) as lines_rejected
    from months
    left join lines
        on months.feed = lines.feed
        and months.month_start = lines.month_start

)

select * from fct_feed_months
