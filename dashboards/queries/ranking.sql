-- One indicator by district, channel or level-1 category in a period, with the figures beside each.
with

names as (

    select
        kinds.scope_kind,
        dim_districts.district_code as scope_code,
        dim_districts.name as name_zh,
        dim_districts.name as name_en,
        dim_districts.parent_code,
        1 as level
    from dim_districts
    cross join (values ('city'), ('district')) as kinds (scope_kind)

    union all

    select
        'channel' as scope_kind,
        channel_code as scope_code,
        name_zh,
        name_en,
        null as parent_code,
        1 as level
    from dim_channels

    union all

    -- A code may stand in several versions of the list: its latest name is shown.
    select
        'category' as scope_kind,
        category_code as scope_code,
        max_by(name, category_version) as name_zh,
        max_by(name, category_version) as name_en,
        null as parent_code,
        max_by(level, category_version) as level
    from dim_categories
    group by category_code

)

select
    figures.scope_code,
    coalesce(names.name_zh, figures.scope_code) as name_zh,
    coalesce(names.name_en, figures.scope_code) as name_en,
    figures.numerator,
    figures.denominator,
    figures.value,
    figures.value_last_year,
    figures.yoy_percent,
    figures.yoy_points,
    figures.target,
    figures.is_target_met
from fct_indicator_values as figures
left join names
    on
        figures.scope_kind = names.scope_kind
        and figures.scope_code = names.scope_code
where
    figures.indicator_id = $indicator_id
    and figures.scope_kind = $scope_kind
    and figures.period_kind = $period_kind
    and figures.period_start = $period_start
    and figures.value is not null
    and coalesce(names.level, 1) = 1
    and ($parent_code is null or names.parent_code = $parent_code)
order by
    figures.value desc,
    figures.scope_code
