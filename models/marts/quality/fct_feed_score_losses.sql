with

results as (

    select
        *,
        {{ start_of('month', 'row_date') }} as month_start

    from {{ ref('fct_rule_results') }}

    where
        table_name in ('tickets', 'ticket_events', 'callbacks', 'calls')
        and row_date is not null
        and feed is not null

),

files as (

    select * from {{ ref('landed_files') }}

),

dates as (

    select * from {{ ref('dim_dates') }}

),

-- each percent of rows that break a rule costs a point
broken as (

    select
        feed,
        month_start,
        case
            when dimension in ('completeness', 'timeliness') then dimension
            else 'content'
        end as part,
        rule_id as reason,
        sum(rows_checked) as checked,
        sum(rows_failed) as failed,
        100 * {{ ratio('sum(rows_failed)', 'sum(rows_checked)') }} as points

    from results

    group by all

    having sum(rows_failed) > 0

),

-- every rule judges the same rows of a table
days as (

    select
        feed,
        table_name,
        row_date,
        max(rows_checked) as day_rows

    from (
        select
            feed,
            table_name,
            row_date,
            rule_id,
            sum(rows_checked) as rows_checked

        from results

        group by all
    ) as by_rule

    group by all

),

spans as (

    select
        feed,
        min(row_date) as first_day,
        max(row_date) as last_day,
        {{ ratio('sum(day_rows)', 'count(distinct row_date)') }} as rows_a_day

    from days

    group by feed

),

-- a sender of a few rows a day may well have none to send
silent as (

    select
        spans.feed,
        {{ start_of('month', 'dates.calendar_date') }} as month_start,
        count(*) as checked,
        count(*) - count(sent.row_date) as failed

    from spans

    inner join dates
        on dates.calendar_date between spans.first_day and spans.last_day

    left join (select distinct feed, row_date from days) as sent
        on spans.feed = sent.feed
        and dates.calendar_date = sent.row_date

    where spans.rows_a_day >= {{ var('feed_scores').rows_a_day }}

    group by all

),

-- the lines of a file belong to the month of its last row
rejected as (

    select
        files.feed,
        placed.month_start,
        sum(files.lines) as checked,
        sum(files.rejected) as failed

    from files

    inner join (
        select
            file_seq,
            max(month_start) as month_start

        from results

        group by file_seq
    ) as placed
        on files.file_seq = placed.file_seq

    group by
        files.feed,
        placed.month_start

),

lost as (

    select * from broken

    union all

    select
        feed,
        month_start,
        'stability',
        'silent_days',
        checked,
        failed,
        {{ var('feed_scores').points.stability }} * {{ ratio('failed', 'checked') }}

    from silent

    where failed > 0

    union all

    select
        feed,
        month_start,
        'stability',
        'rejected_lines',
        checked,
        failed,
        100 * {{ ratio('failed', 'checked') }}

    from rejected

    where failed > 0

),

-- no more can be lost than there is to lose: beyond it every reason bears its share
fct_feed_score_losses as (

    select
        feed,
        month_start,
        part,
        reason,
        checked,
        failed,
        points * least(
            1,
            {{ ratio("case part "
                ~ "when 'completeness' then " ~ var('feed_scores').points.completeness
                ~ " when 'content' then " ~ var('feed_scores').points.content
                ~ " when 'timeliness' then " ~ var('feed_scores').points.timeliness
                ~ " else " ~ var('feed_scores').points.stability
                ~ " end", "sum(points) over (partition by feed, month_start, part)") }}
        ) as points_lost

    from lost

)

select * from fct_feed_score_losses
