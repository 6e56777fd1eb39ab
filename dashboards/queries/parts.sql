-- One indicator by channel, level-1 category, city or unit in a whole period and in that of the year before, as it is stored:
-- the columns of cut.sql that add up to a change.
with

names as (

    {% include 'names.sql' %}

),

stored as (

    {% for year, is_this_year in (('', 'true'), ('_last_year', 'false')) %}
    select
        scope_code,
        numerator,
        denominator,
        {{ is_this_year }} as is_this_year
    from fct_indicator_values
    where
        indicator_id = $indicator_id
        and scope_kind = $scope_kind
        and period_kind = $period_kind
        and period_start = $period_start{{ year }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

{% from 'ratio.sql' import ratio %}
sums as (

    select
        scope_code,
        coalesce(sum(numerator) filter (where is_this_year), 0) as numerator,
        coalesce(sum(numerator) filter (where not is_this_year), 0) as numerator_last_year,
        {% if is_divided %}
        coalesce(sum(denominator) filter (where is_this_year), 0) as denominator,
        coalesce(sum(denominator) filter (where not is_this_year), 0) as denominator_last_year
        {% else %}
        cast(null as double) as denominator,
        cast(null as double) as denominator_last_year
        {% endif %}
    from stored
    group by scope_code

)

select
    sums.scope_code,
    coalesce(names.name_zh, sums.scope_code) as name_zh,
    coalesce(names.name_en, sums.scope_code) as name_en,
    sums.numerator,
    sums.numerator_last_year,
    sums.denominator,
    sums.denominator_last_year,
    {% if is_divided %}
    {{ ratio('sums.numerator', 'sums.denominator') }} as value,
    {{ ratio('sums.numerator_last_year', 'sums.denominator_last_year') }} as value_last_year
    {% else %}
    sums.numerator as value,
    sums.numerator_last_year as value_last_year
    {% endif %}
from sums
left join names
    on
        names.scope_kind = $scope_kind
        and sums.scope_code = names.scope_code
where
    coalesce(names.level, 1) = 1
order by
    value desc nulls last,
    sums.scope_code
