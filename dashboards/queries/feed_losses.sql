-- Why senders lost points in a month, the costliest first.
select
    losses.feed,
    losses.part,
    losses.reason,
    losses.checked,
    losses.failed,
    losses.points_lost,
    dim_rules.table_name,
    dim_rules.wrong_zh,
    dim_rules.wrong_en
from fct_feed_score_losses as losses
left join dim_rules
    on losses.reason = dim_rules.rule_id
where losses.month_start = $month
order by
    losses.points_lost desc,
    losses.feed,
    losses.reason
