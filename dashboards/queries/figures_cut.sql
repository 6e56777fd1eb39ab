-- Indicators of an area between two days, and the same days of last year, summed from the additive counts: for free
-- ranges, lines and requesters, which fct_indicator_values does not hold. Columns as in indicators.sql.
{% from 'ratio.sql' import ratio %}
{% set spans = {
    '': 'filter (where counts.counted_date between $first_day and $last_day)',
    '_last_year': 'filter (where counts.counted_date between $first_day_last_year and $last_day_last_year)',
} %}
with

area_members as (

    {% include 'area_members.sql' %}

),

ticket_counts as (

    select
        {% for measure in ticket_measures %}
        {% for suffix, span in spans.items() %}
        sum(counts.{{ measure }}) {{ span }} as {{ measure }}{{ suffix }},
        {% endfor %}
        {% endfor %}
        1 as one
    from agg_tickets_by_day as counts
    where {% include 'chosen_condition.sql' %}

),

-- calls know their city and line, not who called
call_counts as (

    select
        {% for measure in call_measures %}
        {% for suffix, span in spans.items() %}
        sum(counts.{{ measure }}) {{ span }} as {{ measure }}{{ suffix }},
        {% endfor %}
        {% endfor %}
        1 as one
    from agg_requests_and_calls_by_hour as counts
    where
        $requester_kind is null
        and ($line_code is null or counts.line_code = $line_code)
        and case $area_kind
            when 'city' then counts.city_code = $area_code
            when 'province' then counts.city_code in (select member_code from area_members)
            else false
        end

),

figures as (

    {% for source, indicator_id, numerator, denominator in indicators %}
    select
        '{{ indicator_id }}' as indicator_id,
        cast({{ numerator }} as double) as numerator_value,
        {% if denominator %}
        cast({{ denominator }} as double) as denominator_value,
        {{ ratio(numerator, denominator) }} as value,
        {{ ratio(numerator ~ '_last_year', denominator ~ '_last_year') }} as value_last_year
        {% else %}
        null as denominator_value,
        cast({{ numerator }} as double) as value,
        cast({{ numerator }}_last_year as double) as value_last_year
        {% endif %}
    from {{ source }}
    {{ 'union all' if not loop.last }}
    {% endfor %}

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
