-- The score of each sender's months, oldest first.
select
    feed,
    month_start,
    points,
    completeness_points,
    content_points,
    timeliness_points,
    stability_points
from fct_feed_scores
order by
    feed,
    month_start
