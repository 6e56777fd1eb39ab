-- The course of a topic's requests, or of all, by day, week or month, with last year's beside; a stretch in which
-- nobody asked counts 0, one of which nothing has arrived counts nothing.
{% from 'counted.sql' import counted_within %}
{% set columns = ('counted_date', measure) + (('category_version', 'category_code') if topic_level else ()) %}
{% set condition %}{% include 'counted_condition.sql' %}{% include 'topic_condition.sql' %}{% endset %}
{% set year = 'interval 52 week' if grain == 'week' else 'interval 1 year' %}
with

{% if topic_level %}
{% include 'followed.sql' %},
{% endif %}

summed as (

    select
        counts.span,
        cast(date_trunc('{{ grain }}', counts.counted_date) as date) as period_start,
        sum(counts.{{ measure }}) as requests
    from (
        {{ counted_within(part_kind, columns, pieces, condition) }}
    ) as counts
    group by all

),

told as (

    select distinct period_start
    from fct_indicator_values
    where
        {% include 'home_condition.sql' %}
        and period_kind = '{{ grain }}'
        and indicator_id = 'requests'

),

began as (

    select min(period_start) as began_month
    from agg_tickets_by_period
    where
        part_kind = 'channel'
        and period_kind = 'month'
        and {{ every }} > 0

),

periods as (

    select cast(starts.period_start as date) as period_start
    from
        generate_series(
            date_trunc('{{ grain }}', cast($first_day as date)), cast($last_day as date), interval 1 {{ grain }}
        ) as starts (period_start)

)

select
    periods.period_start,
    case when told.period_start is not null then cast(coalesce(this.requests, 0) as double) end as value,
    case
        when told_past.period_start is not null then cast(coalesce(past.requests, 0) as double)
    end as value_last_year,
    cast(null as double) as target
from periods
cross join began
left join summed as this
    on
        this.span = 'now'
        and periods.period_start = this.period_start
left join summed as past
    on
        past.span = 'last_year'
        and cast(periods.period_start - {{ year }} as date) = past.period_start
left join told
    on periods.period_start = told.period_start
left join told as told_past
    on cast(periods.period_start - {{ year }} as date) = told_past.period_start
where periods.period_start >= began.began_month
order by periods.period_start
