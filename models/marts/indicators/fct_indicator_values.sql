with

{% for rows, model, where in (
    ('indicators', 'dim_indicators', 'true'), ('targets', 'dim_targets', 'true'),
    ('measures', 'agg_measures_by_period', is_touched('scope_code', 'compared_scope_code')),
    ('years', 'agg_measures_by_period', "period_kind = 'year'")
) -%}
    {{ rows }} as (
        select * from {{ ref(model) }}
        where {{ where }}
    ),

{% endfor -%}
periods as (
    select distinct
        period_kind,
        period_start,
        period_end,
        last_year_start,
        case period_kind when 'ytd' then {{ start_of('year', 'period_start') }} else period_start end as first_day
    from {{ ref('dim_periods') }}
),

changed_categories as (
    select distinct
        scope_code,
        changed_on
    from {{ ref('dim_category_predecessors') }}
),

latest_event as (select cast(as_of_at as date) as as_of_date from {{ ref('int_latest_event_found') }}),

divided as (
    select
        indicators.indicator_id,
        numerators.period_kind,
        numerators.period_start,
        numerators.scope_kind,
        numerators.scope_code,
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
    left join measures as denominators
        on indicators.denominator = denominators.measure
        and {{ same_scope('numerators', 'denominators') }}
        and numerators.period_start = denominators.period_start
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

    {{ yearly_growth('years', 'indicators') }}
),

compared as (
    select
        valued.*,
        last_year.value as value_last_year,
        indicators.kind,
        indicators.better,
        case
            when targets.target is not null then targets.target
            when periods.period_end >= coalesce(indicators.valid_from, periods.period_end) then indicators.target
        end as target
    from valued
    inner join indicators
        on valued.indicator_id = indicators.indicator_id
    inner join periods
        on valued.period_kind = periods.period_kind
        and valued.period_start = periods.period_start
    left join targets
        on valued.indicator_id = targets.indicator_id
        and {{ same_scope('valued', 'targets') }}
        and valued.period_start = targets.period_start
    left join changed_categories
        on valued.scope_kind = 'category'
        and valued.scope_code = changed_categories.scope_code
        and periods.period_end >= changed_categories.changed_on
    -- a new list is compared with what its categories were before; a period that has both lists, with nothing
    left join valued as last_year
        on valued.indicator_id = last_year.indicator_id
        and valued.scope_code = last_year.scope_code
        and valued.period_kind = last_year.period_kind
        and periods.last_year_start = last_year.period_start
        and case
            when changed_categories.changed_on is null then valued.scope_kind
            when periods.first_day >= changed_categories.changed_on then 'category_before'
        end = last_year.scope_kind
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
    order by scope_kind, period_kind, period_start, indicator_id, scope_code
)

select * from fct_indicator_values
