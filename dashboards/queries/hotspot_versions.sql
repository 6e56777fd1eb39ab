-- The versions of the category list in use in a period, the one used last first.
select counts.category_version
from agg_requests_by_category_period as counts
where
    {% include 'counted_condition.sql' %}
    and counts.period_kind = 'month'
    and counts.period_start between date_trunc('month', $first_day) and $last_day
group by counts.category_version
order by
    max(counts.period_start) desc,
    counts.category_version desc
