{#- What a category is called in the newest version in use that has it. -#}
select
    category_code,
    min_by(name, list_position($versions, category_version)) as name
from dim_categories
where list_contains($versions, category_version)
group by category_code
