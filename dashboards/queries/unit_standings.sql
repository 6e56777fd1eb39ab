{#-
Where units stand among their peers, the units of their kind and level, by what `divided` holds (unit_divided.sql): only
those that have at least $least to divide by are ranked, and what is ranked by its amount alone has no better and worse.
-#}
{%- from 'ratio.sql' import ratio %}
with

peers as (

    select
        indicator_id,
        kind,
        level,
        count(*) as peers,
        median(value) as peers_median
    from divided
    where is_ranked
    group by
        indicator_id,
        kind,
        level

),

ranked as (

    select
        divided.*,
        coalesce(peers.peers, 0) as peers,
        peers.peers_median,
        rank() over (
            partition by divided.indicator_id, divided.kind, divided.level, divided.is_ranked
            order by case divided.better when 'lower' then divided.value else -divided.value end
        ) as rank_of_its_like
    from divided
    left join peers
        on
            divided.indicator_id = peers.indicator_id
            and divided.kind is not distinct from peers.kind
            and divided.level is not distinct from peers.level

)

select
    unit_code,
    coalesce(name, unit_code) as name,
    level,
    kind,
    indicator_id,
    numerator,
    denominator,
    value,
    value_last_year,
    {{ ratio('100 * (value - value_last_year)', 'value_last_year') }} as yoy_percent,
    case when indicator_kind = 'ratio' then 100 * (value - value_last_year) end as yoy_points,
    target,
    is_target_met,
    coalesce(is_ranked, false) as is_ranked,
    case when is_ranked and has_places then rank_of_its_like end as place,
    peers,
    peers_median,
    -- of fewer than three nobody is the middle
    case
        when not is_ranked or better = 'none' or peers < 3 then null
        when 3 * rank_of_its_like <= peers then 'first'
        when 3 * rank_of_its_like <= 2 * peers then 'middle'
        else 'last'
    end as band
from ranked
