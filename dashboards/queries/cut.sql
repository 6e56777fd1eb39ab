-- One indicator by channel, level-1 category or unit within an area, between two days and between the same days of last
-- year: for what fct_indicator_values does not hold, summed from the additive counts.
{% from 'ratio.sql' import ratio %}
{% set sources = {
    'channel': ('agg_tickets_by_day', 'counts.channel_code'),
    'category': ('agg_tickets_by_category_day', 'dim_categories.level_1_code'),
    'unit': ('agg_tickets_by_unit_day', 'counts.unit_code'),
} %}
{% set aggregate, member = sources[scope_kind] %}
{% set this_year = 'filter (where counts.counted_date between $first_day and $last_day)' %}
{% set last_year = 'filter (where counts.counted_date between $first_day_last_year and $last_day_last_year)' %}
with

names as (

    {% include 'names.sql' %}

),

area_members as (

    select member_code
    from dim_scope_members
    where
        scope_kind = $area_kind
        and scope_code = $area_code

),

counted as (

    select
        {{ member }} as scope_code,
        sum(counts.{{ numerator }}) {{ this_year }} as numerator,
        sum(counts.{{ numerator }}) {{ last_year }} as numerator_last_year,
        {% if denominator %}
        sum(counts.{{ denominator }}) {{ this_year }} as denominator,
        sum(counts.{{ denominator }}) {{ last_year }} as denominator_last_year
        {% else %}
        null as denominator,
        null as denominator_last_year
        {% endif %}
    from {{ aggregate }} as counts
    {% if scope_kind == 'category' %}
    inner join dim_categories
        on
            counts.category_version = dim_categories.category_version
            and counts.category_code = dim_categories.category_code
    {% endif %}
    where
        counts.is_counted
        and {% include 'area_condition.sql' %}
    group by {{ member }}

),

divided as (

    select
        scope_code,
        numerator,
        denominator,
        {% if denominator %}
        {{ ratio('numerator', 'denominator') }} as value,
        {{ ratio('numerator_last_year', 'denominator_last_year') }} as value_last_year
        {% else %}
        numerator as value,
        numerator_last_year as value_last_year
        {% endif %}
    from counted

)

select
    divided.scope_code,
    coalesce(names.name_zh, divided.scope_code) as name_zh,
    coalesce(names.name_en, divided.scope_code) as name_en,
    divided.numerator,
    divided.denominator,
    divided.value,
    divided.value_last_year,
    {{ ratio('100 * (divided.value - divided.value_last_year)', 'divided.value_last_year') }} as yoy_percent,
    100 * (divided.value - divided.value_last_year) as yoy_points,
    case $better
        when 'higher' then divided.value >= $target
        when 'lower' then divided.value <= $target
    end as is_target_met
from divided
left join names
    on
        names.scope_kind = '{{ scope_kind }}'
        and divided.scope_code = names.scope_code
where divided.value > 0 or divided.denominator > 0
order by
    divided.value desc,
    divided.scope_code
