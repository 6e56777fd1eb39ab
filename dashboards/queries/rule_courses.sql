-- How often rules were broken by day, week or month: the newest periods of those that rows were judged in.
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

periods as (

    select
        rule_id,
        cast(date_trunc('{{ grain }}', result_date) as date) as period_start,
        cast(sum(rows_checked) as bigint) as rows_checked,
        cast(sum(rows_failed) as bigint) as rows_failed
    from results
    where result_date is not null
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
