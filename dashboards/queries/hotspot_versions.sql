-- The versions of the category list in use in a period, the one used last first.
select counts.part_version as category_version
from agg_tickets_by_period as counts
where
    {% include 'counted_condition.sql' %}
    and counts.part_kind = 'category'
    and counts.period_kind = 'month'
    and counts.{{ every }} > 0
    and counts.period_start between date_trunc('month', $first_day) and $last_day
group by counts.part_version
order by
    max(counts.period_start) desc,
    counts.part_version desc
