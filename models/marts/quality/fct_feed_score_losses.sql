{%- set points = var('feed_scores').points -%}
{%- set tables = var('feed_scores').tables | join("', '") -%}
with

results as (

    select * from {{ ref('fct_rule_results') }}

    where
        table_name in ('{{ tables }}')
        and row_date is not null
        and feed is not null

),

months as (

    select * from {{ ref('fct_feed_months') }}

),

-- each percent of rows that break a rule costs a point
lost as (

    select
        feed,
        {{ start_of('month', 'row_date') }} as month_start,
        case when dimension in ('completeness', 'timeliness') then dimension else 'content' end as part,
        rule_id as reason,
        sum(rows_checked) as checked,
        sum(rows_failed) as failed,
        100 * {{ ratio('sum(rows_failed)', 'sum(rows_checked)') }} as points

    from results

    group by all

    union all

    select
        feed,
        month_start,
        'stability' as part,
        'silent_days' as reason,
        days_expected as checked,
        days_silent as failed,
        {{ points.stability }} * {{ ratio('days_silent', 'days_expected') }} as points

    from months

    union all

    select
        feed,
        month_start,
        'stability' as part,
        'rejected_lines' as reason,
        lines_sent as checked,
        lines_rejected as failed,
        100 * {{ ratio('lines_rejected', 'lines_sent') }} as points

    from months

),

summed as (

    select
        *,
        case part
            when 'completeness' then {{ points.completeness }}
            when 'content' then {{ points.content }}
            when 'timeliness' then {{ points.timeliness }}
            else {{ points.stability }}
        end as points_of_part,
        sum(points) over (partition by feed, month_start, part) as points_of_all

    from lost

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
        points * least(1, {{ ratio('points_of_part', 'points_of_all') }}) as points_lost

    from summed

)

select * from fct_feed_score_losses
