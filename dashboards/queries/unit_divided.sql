{#- Every unit's figures in the days chosen and on the same days of last year, each with its target. -#}
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

)

select
    *,
    case better when 'higher' then value >= target when 'lower' then value <= target end as is_target_met
from divided
