{#-
Every unit's figures and where it stands among its peers, the units of its kind and level: only those that have at
least $least to divide by are ranked, and what is ranked by its amount alone has no better and worse.
-#}
{%- from 'ratio.sql' import ratio %}
with

sums as (

    {% include 'unit_sums.sql' %}

),

divided as (

    select
        sums.unit_code,
        sums.indicator_id,
        sums.numerator,
        sums.denominator,
        dim_units.name,
        dim_units.level,
        dim_units.kind,
        dim_indicators.kind as indicator_kind,
        case
            when dim_indicators.kind = 'count' then sums.numerator
            else {{ ratio('sums.numerator', 'sums.denominator') }}
        end as value,
        case
            when dim_indicators.kind = 'count' then sums.numerator_last_year
            else {{ ratio('sums.numerator_last_year', 'sums.denominator_last_year') }}
        end as value_last_year,
        case
            when targets.target is not null then targets.target
            when $target_day >= coalesce(dim_indicators.valid_from, $target_day) then dim_indicators.target
        end as target,
        case when dim_indicators.kind = 'count' then 'none' else dim_indicators.better end as better,
        -- nobody has a place for the number of its failures, which grows with its work
        dim_indicators.kind != 'count' or dim_indicators.better = 'none' as has_places,
        case
            when dim_indicators.kind = 'count' then sums.numerator > 0
            else sums.denominator >= $least
        end as is_ranked
    from sums
    inner join dim_indicators
        on sums.indicator_id = dim_indicators.indicator_id
    left join dim_units
        on sums.unit_code = dim_units.unit_code
    left join dim_targets as targets
        on
            sums.indicator_id = targets.indicator_id
            and targets.scope_kind = 'unit'
            and sums.unit_code = targets.scope_code
            and targets.period_kind = $target_kind
            and targets.period_start = $target_start

),

ranked as (

    select
        *,
        rank() over (
            partition by indicator_id, kind, level, is_ranked
            order by case better when 'lower' then value else -value end
        ) as rank_of_its_like,
        count(*) filter (where is_ranked) over (partition by indicator_id, kind, level) as peers,
        median(value) filter (where is_ranked) over (partition by indicator_id, kind, level) as peers_median
    from divided

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
    case better when 'higher' then value >= target when 'lower' then value <= target end as is_target_met,
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
