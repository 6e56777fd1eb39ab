{#-
Where each category of any version stands in the versions in use, newest first in $versions: itself, or what the
crosswalk makes of it, on the `levels` that are wanted. A level on which the crosswalk leaves several is empty, and so is a category it does not know.
-#}
steps as (

    select
        own.category_version,
        own.category_code,
        goals.level,
        {% for level in levels %}
        goals.{{ level }}{{ ',' if not loop.last }}
        {% endfor %}
    from dim_categories as own
    left join dim_category_crosswalk as pairs
        on
            own.category_version = pairs.from_version
            and own.category_code = pairs.from_code
            and list_position($versions, pairs.to_version)
            < coalesce(list_position($versions, own.category_version), len($versions) + 1)
    inner join dim_categories as goals
        on
            coalesce(pairs.to_version, own.category_version) = goals.category_version
            and coalesce(pairs.to_code, own.category_code) = goals.category_code
    where list_contains($versions, goals.category_version)

),

followed as (

    select
        category_version,
        category_code,
        {% for level in levels %}
        case
            when
                min({{ level }}) = max({{ level }})
                and count({{ level }}) = count(*)
                then min({{ level }})
        end as {{ level }}{{ ',' if not loop.last }}
        {% endfor %}
    from steps
    group by
        category_version,
        category_code

)
