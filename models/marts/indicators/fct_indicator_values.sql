with

{% for rows, found in (
    ('indicators', numbered_indicators(ref('dim_indicators'))),
    ('periods', numbered_periods(ref('dim_periods'))),
    ('scopes', numbered_scopes(ref('agg_measures_by_period'), ref('dim_category_predecessors'))),
    ('targets', placed(ref('dim_targets'))),
    ('measures', placed(ref('agg_measures_by_period'), is_touched('scope_code', 'compared_scope_code')))
) -%}
    {{ rows }} as (
        {{ found }}
    ),

{% endfor -%}
latest_event as (select cast(as_of_at as date) as as_of_date from {{ ref('int_latest_event_found') }}),

denominators as (
    select
        indicators.indicator_number,
        measures.period_number,
        measures.scope_number,
        measures.amount
    from measures
    inner join indicators
        on measures.measure = indicators.denominator
),

divided as (
    select
        indicators.indicator_number,
        numerators.period_number,
        numerators.scope_number,
        numerators.amount as numerator,
        denominators.amount as denominator,
        case
            when indicators.denominator is null then numerators.amount
            else {{ ratio('numerators.amount', 'denominators.amount') }}
        end as value,
        numerators.words as value_text
    from measures as numerators
    inner join indicators
        on numerators.measure = indicators.numerator
    left join denominators
        on indicators.indicator_number = denominators.indicator_number
        and numerators.period_number = denominators.period_number
        and numerators.scope_number = denominators.scope_number
    cross join latest_event
    where
        indicators.kind != 'cagr'
        and (indicators.denominator is null or denominators.amount is not null)
        -- what was done early may be due in a month that has not begun; nothing else can be counted there
        and (indicators.basis = 'due' or numerators.period_start <= latest_event.as_of_date)
),

valued as (
    select * from divided

    union all

    {{ yearly_growth('measures', 'indicators') }}
),

compared as (
    select
        valued.*,
        last_year.value as value_last_year,
        indicators.indicator_id,
        indicators.kind,
        indicators.better,
        periods.period_kind,
        periods.period_start,
        scopes.scope_kind,
        scopes.kind_number,
        scopes.scope_code,
        case
            when targets.target is not null then targets.target
            when periods.period_end >= coalesce(indicators.valid_from, periods.period_end) then indicators.target
        end as target
    from valued
    inner join indicators
        on valued.indicator_number = indicators.indicator_number
    inner join periods
        on valued.period_number = periods.period_number
    inner join scopes
        on valued.scope_number = scopes.scope_number
    left join targets
        on indicators.indicator_id = targets.indicator_id
        and valued.period_number = targets.period_number
        and valued.scope_number = targets.scope_number
    -- a new list is compared with what its categories were before; a period that has both lists, with nothing
    left join valued as last_year
        on valued.indicator_number = last_year.indicator_number
        and periods.number_last_year = last_year.period_number
        and case
            when coalesce(periods.period_end < scopes.changed_on, true) then scopes.scope_number
            when periods.first_day >= scopes.changed_on then scopes.number_before
        end = last_year.scope_number
),

fct_indicator_values as (
    select
        indicator_id,
        period_kind,
        period_start,
        scope_kind,
        scope_code,
        numerator,
        denominator,
        value,
        value_last_year,
        {{ ratio('100 * (value - value_last_year)', 'value_last_year') }} as yoy_percent,
        case when kind = 'ratio' then 100 * (value - value_last_year) end as yoy_points,
        target,
        case better when 'higher' then value >= target when 'lower' then value <= target end as is_target_met,
        value_text
    from compared
    where
        scope_kind != 'category_before'
        and {{ is_touched('scope_code', 'scope_code') }}
    -- a page asks for one kind of scope and one period: those rows then lie together
    order by kind_number, period_number, indicator_number, scope_number
)

select * from fct_indicator_values
