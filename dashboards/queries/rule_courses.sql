-- How often rules were broken by day, week or month: the newest periods of those that rows were judged in. Rows of a day
-- that cannot be, before the calendar or after their landing, count in that of their landing.
{%- from 'ratio.sql' import ratio %}
with

results as (

    {% include 'rule_results_dated.sql' %}

    {% if rule %}
    and results.rule_id = $rule_id
    {% else %}
    and results.rule_id in (select broken.rule_id from fct_rule_results as broken where broken.rows_failed > 0)
    {% endif %}

),

believed as (

    select
        *,
        case
            when result_date < (select min(calendar_date) from dim_dates) or result_date > landed_date + 1
                then landed_date
            else result_date
        end as believed_date
    from results

),

periods as (

    select
        rule_id,
        cast(date_trunc('{{ grain }}', believed_date) as date) as period_start,
        cast(sum(rows_checked) as bigint) as rows_checked,
        cast(sum(rows_failed) as bigint) as rows_failed
    from believed
    where believed_date is not null
    group by all

),

ranked as (

    select
        *,
        row_number() over (partition by rule_id order by period_start desc) as place
    from periods

)

select
    rule_id,
    period_start,
    rows_checked,
    rows_failed,
    {{ ratio('rows_failed', 'rows_checked') }} as failure_rate
from ranked
where place <= $most
order by
    rule_id,
    period_start
