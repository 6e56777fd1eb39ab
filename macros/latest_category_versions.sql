{#- A category code and the latest version of the list that holds it, which stands for a version not given. -#}
{% macro latest_category_versions(categories) -%}
    select
        category_code,
        version

    from (
        select
            category_code,
            version,
            row_number() over (
                partition by category_code
                order by valid_from desc, version desc
            ) as age

        from {{ categories }}
    ) as ranked

    where age = 1
{%- endmacro %}
