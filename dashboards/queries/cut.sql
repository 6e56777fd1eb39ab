-- One indicator by channel, level-1 category, unit or place within an area, between two days and between the same days of last
-- year: for what fct_indicator_values does not hold, summed from the additive counts.
{% from 'ratio.sql' import ratio %}
{% from 'counted.sql' import counted_within %}
{% set part_kind, keys, member = {
    'channel': ('channel', ('channel_code',), 'counts.channel_code'),
    'category': ('category', ('category_version', 'category_code'), 'dim_categories.level_1_code'),
    'unit': ('unit', ('unit_code',), 'counts.unit_code'),
    'city': ('channel', ('city_code',), 'counts.city_code'),
    'district': ('channel', ('district_code',), 'coalesce(places.scope_code, counts.district_code)'),
}[scope_kind] %}
{% set columns = (keys | list) + ((numerator, denominator) | select | unique | list) %}
{% set condition %}{% include 'counted_condition.sql' %}{% endset %}
{% set this_year = "filter (where counts.span = 'now')" %}
{% set last_year = "filter (where counts.span = 'last_year')" %}
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
days as (

    {{ counted_within(part_kind, columns, pieces, condition) }}

),

summed as (

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
    from summed

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
