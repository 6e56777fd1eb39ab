-- Indicators of an area between two days, and the same days of last year, summed from the additive counts: for free
-- ranges, lines and requesters, which fct_indicator_values does not hold. Columns as in indicators.sql.
{% from 'ratio.sql' import ratio %}
{% from 'counted.sql' import counted_within %}
{% set condition %}{% include 'chosen_condition.sql' %}{% endset %}
with

area_members as (

    {% include 'area_members.sql' %}

),

spans (span, first_day, last_day) as (

    values
        ('now', $first_day, $last_day),
        ('last_year', $first_day_last_year, $last_day_last_year)

),

ticket_counts as (

    select
        span,
        {% for measure in ticket_measures %}
        cast(sum({{ measure }}) as double) as {{ measure }}{{ ',' if not loop.last }}
        {% endfor %}
    from (
        {{ counted_within('channel', ticket_measures, pieces, condition) }}
    ) as counts
    group by span

),

{% if call_measures %}
-- calls know their city and line, not who called
call_counts as (

    select
        spans.span,
        {% for measure in call_measures %}
        cast(sum(counts.{{ measure }}) as double) as {{ measure }}{{ ',' if not loop.last }}
        {% endfor %}
    from agg_requests_and_calls_by_hour as counts
    inner join spans
        on counts.counted_date between spans.first_day and spans.last_day
    where
        $requester_kind is null
        and ($line_code is null or counts.line_code = $line_code)
        and case $area_kind
            when 'city' then counts.city_code = $area_code
            when 'province' then counts.city_code in (select member_code from area_members)
            else false
        end
    group by spans.span

),
{% endif %}

sums as (

    select *
    from (from ticket_counts unpivot (amount for measure in ({{ ticket_measures | join(', ') }})))
    {% if call_measures %}
    union all
    select *
    from (from call_counts unpivot (amount for measure in ({{ call_measures | join(', ') }})))
    {% endif %}

),

amounts as (

    select
        measure,
        max(amount) filter (where span = 'now') as now,
        max(amount) filter (where span = 'last_year') as last_year
    from sums
    group by measure

),

figures as (

    select
        dim_indicators.indicator_id,
        numerators.now as numerator_value,
        denominators.now as denominator_value,
        case
            when dim_indicators.denominator is null then numerators.now
            else {{ ratio('numerators.now', 'denominators.now') }}
        end as value,
        case
            when dim_indicators.denominator is null then numerators.last_year
            else {{ ratio('numerators.last_year', 'denominators.last_year') }}
        end as value_last_year
    from dim_indicators
    inner join amounts as numerators
        on dim_indicators.numerator = numerators.measure
    left join amounts as denominators
        on dim_indicators.denominator = denominators.measure
    where dim_indicators.indicator_id in ({% for name in indicators %}'{{ name }}'{{ ', ' if not loop.last }}{% endfor %})

)

select
    dim_indicators.*,
    figures.numerator_value,
    figures.denominator_value,
    figures.value,
    figures.value_last_year,
    {{ ratio('100 * (figures.value - figures.value_last_year)', 'figures.value_last_year') }} as yoy_percent,
    case when dim_indicators.kind = 'ratio' then 100 * (figures.value - figures.value_last_year) end as yoy_points,
    dim_indicators.target as target_value,
    case dim_indicators.better
        when 'higher' then figures.value >= dim_indicators.target
        when 'lower' then figures.value <= dim_indicators.target
    end as is_target_met,
    cast(null as varchar) as value_text
from dim_indicators
left join figures
    on dim_indicators.indicator_id = figures.indicator_id
order by dim_indicators.sort_order
