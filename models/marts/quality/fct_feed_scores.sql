with

months as (

    select * from {{ ref('fct_feed_months') }}

),

losses as (

    select * from {{ ref('fct_feed_score_losses') }}

),

lost as (

    select
        feed,
        month_start,
        sum(points_lost) filter (where part = 'completeness') as completeness,
        sum(points_lost) filter (where part = 'content') as content,
        sum(points_lost) filter (where part = 'timeliness') as timeliness,
        sum(points_lost) filter (where part = 'stability') as stability

    from losses

    group by
        feed,
        month_start

),

scored as (

    select
        months.feed,
        months.month_start,
        {{ var('feed_scores').points.completeness }} - coalesce(lost.completeness, 0) as completeness_points,
        {{ var('feed_scores').points.content }} - coalesce(lost.content, 0) as content_points,
        {{ var('feed_scores').points.timeliness }} - coalesce(lost.timeliness, 0) as timeliness_points,
        {{ var('feed_scores').points.stability }} - coalesce(lost.stability, 0) as stability_points

    from months

    left join lost
        on months.feed = lost.feed
        and months.month_start = lost.month_start

),

fct_feed_scores as (

    select
        *,
        completeness_points + content_points + timeliness_points + stability_points as points

    from scored

)

select * from fct_feed_scores
