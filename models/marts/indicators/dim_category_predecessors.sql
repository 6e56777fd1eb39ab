with

{% for rows, model, where in (
    ('crosswalk', 'dim_category_crosswalk', 'from_version != to_version'),
    ('categories', 'dim_categories', 'true'), ('counted', 'agg_tickets_by_category_day', 'true'),
    ('members', 'dim_scope_members', "scope_kind = 'category'")
) -%}
    {{ rows }} as (
        select * from {{ ref(model) }}
        where {{ where }}
    ),

{% endfor -%}
changes as (
    select
        crosswalk.from_version,
        crosswalk.to_version,
        {{ start_of('month', 'min(counted.counted_date)') }} as changed_on
    from crosswalk
    inner join counted
        on crosswalk.to_version = counted.category_version
    group by all
),

-- what has no line of its own, but the same code and name in both lists, is the same
lines as (
    select
        from_version,
        from_code,
        to_version,
        to_code
    from crosswalk
    union
    select
        changes.from_version,
        categories.category_code as from_code,
        changes.to_version,
        same.category_code as to_code
    from changes
    inner join categories
        on changes.from_version = categories.category_version
    inner join categories as same
        on changes.to_version = same.category_version
        and categories.category_code = same.category_code
        and categories.name = same.name
    left join crosswalk
        on changes.from_version = crosswalk.from_version
        and changes.to_version = crosswalk.to_version
        and categories.category_code = crosswalk.from_code
    where crosswalk.from_code is null
),

-- of the lines of a class and of those above it the nearest holds
followed as (
    select
        lines.from_version,
        members.member_code,
        lines.to_version,
        lines.to_code,
        rank() over (
            partition by lines.from_version, members.member_code, lines.to_version
            order by categories.level desc
        ) as nearness
    from lines
    inner join members
        on lines.from_version = members.member_version
        and lines.from_code = members.scope_code
    inner join categories
        on lines.from_version = categories.category_version
        and lines.from_code = categories.category_code
),

targets as (
    select
        *,
        count(*) over (partition by from_version, member_code, to_version) as target_count
    from followed
    where nearness = 1
),

counting as (
    select
        members.scope_code,
        targets.to_version as tree_version,
        targets.from_version as member_version,
        targets.member_code,
        -- of a class that was split nobody can say how much belongs to one part
        count(*) = min(targets.target_count) as is_whole
    from targets
    inner join members
        on targets.to_version = members.member_version
        and targets.to_code = members.member_code
    group by all
    union all
    select
        scope_code,
        member_version as tree_version,
        member_version,
        member_code,
        true as is_whole
    from members
    where member_version in (select changes.to_version from changes)
),

first_changes as (
    select
        to_version,
        min(changed_on) as changed_on
    from changes
    group by all
),

dim_category_predecessors as (
    select
        counting.scope_code,
        counting.tree_version,
        counting.member_version,
        counting.member_code,
        min(first_changes.changed_on) over (partition by counting.scope_code) as changed_on,
        case
            when bool_and(counting.is_whole) over (partition by counting.scope_code, counting.tree_version)
                then 'category_before'
            else 'unknown'
        end as scope_kind
    from counting
    inner join first_changes
        on counting.tree_version = first_changes.to_version
)

select * from dim_category_predecessors
