-- A category of the versions in use, with its path from the top.
select
    category_code,
    name,
    level,
    {% for level in range(1, 6) %}
    level_{{ level }}_code,
    level_{{ level }}_name{{ ',' if not loop.last }}
    {% endfor %}
from dim_categories
where
    category_code = $topic
    and list_contains($versions, category_version)
order by list_position($versions, category_version)
limit 1
