-- One indicator by channel, level-1 category, unit or place within an area, between two days and between the same days of last
-- year: for what fct_indicator_values does not hold, summed from the additive counts.
{% from 'ratio.sql' import ratio %}
{% set sources = {
    'channel': ('agg_tickets_by_day', 'counts.channel_code'),
    'category': ('agg_tickets_by_category_day', 'dim_categories.level_1_code'),
    'unit': ('agg_tickets_by_unit_day', 'counts.unit_code'),
    'city': ('agg_tickets_by_day', 'counts.city_code'),
    'district': ('agg_tickets_by_day', 'coalesce(places.scope_code, counts.district_code)'),
} %}
{% set aggregate, member = sources[scope_kind] %}
{% set this_year = 'filter (where counts.is_this_year)' %}
{% set last_year = 'filter (where not counts.is_this_year)' %}
with

names as (

    {% include 'names.sql' %}

),

{% if scope_kind == 'district' %}
-- a town counts for the district it is in
places as (

    select
        dim_scope_members.member_code,
        dim_scope_members.scope_code
    from dim_scope_members
    inner join dim_districts
        on dim_scope_members.scope_code = dim_districts.district_code
    where
        dim_scope_members.scope_kind = 'district'
        and dim_districts.parent_code = $parent_code

),

{% endif %}
-- each year by itself: of rows in the order of their days only those in question are read
days as (

    {% for year, is_this_year in (('', 'true'), ('_last_year', 'false')) %}
    select
        counts.*,
        {{ is_this_year }} as is_this_year
    from {{ aggregate }} as counts
    where
        counts.counted_date between $first_day{{ year }} and $last_day{{ year }}
        and {% include 'counted_condition.sql' %}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

counted as (

    select
        {{ member }} as scope_code,
        coalesce(sum(counts.{{ numerator }}) {{ this_year }}, 0) as numerator,
        coalesce(sum(counts.{{ numerator }}) {{ last_year }}, 0) as numerator_last_year,
        {% if denominator %}
        coalesce(sum(counts.{{ denominator }}) {{ this_year }}, 0) as denominator,
        coalesce(sum(counts.{{ denominator }}) {{ last_year }}, 0) as denominator_last_year
        {% else %}
        cast(null as double) as denominator,
        cast(null as double) as denominator_last_year
        {% endif %}
    from days as counts
    {% if scope_kind == 'district' %}
    left join places
        on counts.district_code = places.member_code
    {% elif scope_kind == 'category' %}
    left join dim_categories
        on
            counts.category_version = dim_categories.category_version
            and counts.category_code = dim_categories.category_code
    {% endif %}
    group by {{ member }}

),

divided as (

    select
        *,
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
    divided.numerator_last_year,
    divided.denominator,
    divided.denominator_last_year,
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
where
    divided.value > 0
    or divided.value_last_year > 0
    or divided.denominator > 0
    or divided.denominator_last_year > 0
order by
    divided.value desc nulls last,
    divided.scope_code
